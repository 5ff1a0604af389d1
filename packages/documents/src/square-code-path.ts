import type { SquareCodeBlock } from './paper.js'

/** Modules of white that a reader needs around a code (ISO/IEC 18004). */
const QUIET = 4

/**
 * A code as one path, a run of black a rectangle: lines between single squares would show on a thermal head.
 * `side` is its width and height in modules, with the quiet zone.
 */
export function squareCodePath({ modules }: Pick<SquareCodeBlock, 'modules'>): { side: number; d: string } {
  const runs = modules.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map((run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`),
  )
  return { side: modules.length + 2 * QUIET, d: runs.join('') }
}
