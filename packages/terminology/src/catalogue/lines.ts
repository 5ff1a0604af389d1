/** Lines of a compact list: one entry a line, its parts between strokes. */
export const partsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((part) => part.trim()))

/** @throws when a line has another number of parts: a stroke was forgotten */
export function partsOfLength(text: string, length: number): string[][] {
  const lines = partsOf(text)
  const wrong = lines.find((parts) => parts.length !== length)
  if (wrong) throw new Error(`${length} parts expected: ${wrong.join(' | ')}`)
  return lines
}
