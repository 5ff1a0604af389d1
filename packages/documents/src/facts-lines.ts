import type { FactsBlock } from './paper.js'

export type Fact = FactsBlock['rows'][number]

/** Letters that stand on one line in half the width of a letter; longer values take all of it. */
const FITS_HALF = 28

export const isWide = ({ value }: Fact): boolean => value.length > FITS_HALF

/** Facts as they stand below one another: one, or two side by side; a wide one is alone. */
export function factsLines({ rows, columns }: FactsBlock): Fact[][] {
  const lines: Fact[][] = []
  let open: Fact[] | null = null
  for (const fact of rows) {
    const isAlone = columns !== 2 || isWide(fact)
    if (open && !isAlone) {
      open.push(fact)
      open = null
    } else {
      const line = [fact]
      lines.push(line)
      open = isAlone ? null : line
    }
  }
  return lines
}
