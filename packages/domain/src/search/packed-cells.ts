/** Cells of a column of packed rows: `|cell of row 0|cell of row 1|…|`. */
export function cellsOf(text: string, rows: number): string[] {
  const cells = text.split('|')
  return cells.slice(1, rows + 1)
}

/** Cells that hold digits, with or without strokes between them, as numbers. */
export function numbersOf(text: string, rows: number): { values: Float64Array; lengths: Uint8Array } {
  const values = new Float64Array(rows)
  const lengths = new Uint8Array(rows)
  let row = -1
  for (let at = 0; at < text.length && row < rows; at += 1) {
    const code = text.charCodeAt(at)
    if (code === BAR) row += 1
    else if (code >= ZERO && code <= NINE) {
      values[row] = values[row]! * 10 + (code - ZERO)
      lengths[row]! += 1
    }
  }
  return { values, lengths }
}

const [BAR, ZERO, NINE] = [124, 48, 57]
