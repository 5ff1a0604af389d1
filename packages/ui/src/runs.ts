/** Rows of one heading that stand beside each other. */
export interface Run<Row> {
  /** Unlike the id of any row. */
  readonly id: string
  readonly label: string
  readonly rows: readonly Row[]
}

/** Rows as runs of the same heading, in the order they are given; a heading may come twice. */
export function runsOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  labelOf: (row: Row) => string,
): Run<Row>[] {
  const runs: { id: string; label: string; rows: Row[] }[] = []
  for (const row of rows) {
    const label = labelOf(row)
    const last = runs.at(-1)
    if (last?.label === label) last.rows.push(row)
    else runs.push({ id: `run:${row.id}`, label, rows: [row] })
  }
  return runs
}
