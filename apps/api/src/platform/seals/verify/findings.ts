import type { SealedTable } from '../sealed-tables.js'

type TableName = SealedTable['name'] | 'command_payload'

/** One thing that is not as it was sealed, and where. Sentences belong to whoever prints it. */
export type Finding =
  /** The row says something else than when it was sealed: any column, its place in the order included. */
  | { readonly code: 'row_changed'; readonly table: TableName; readonly row: string; readonly seal: string }
  | { readonly code: 'row_missing'; readonly table: TableName; readonly row: string; readonly seal: string }
  /** It lies among sealed rows and no seal knows it. */
  | { readonly code: 'row_added'; readonly table: TableName; readonly row: string; readonly seal: string }
  | {
      readonly code: 'row_moved'
      readonly table: TableName
      readonly row: string
      readonly seal: string
      readonly to: string
    }
  | { readonly code: 'seal_missing' | 'seal_altered' | 'chain_broken'; readonly seal: string }
  /** Sealed by a newer program than this one. */
  | { readonly code: 'format_unknown'; readonly seal: string }
  /** The head is signed and the database says otherwise: rows and seals were rewritten together. */
  | { readonly code: 'head_differs'; readonly seal: string; readonly at: string }
  /** The database ends before a signed head: its tail was cut, or it is an older copy. */
  | { readonly code: 'head_ahead'; readonly seal: string; readonly at: string; readonly last: string }
  | { readonly code: 'head_forged'; readonly seal: string; readonly at: string }
  | { readonly code: 'heads_missing' | 'never_sealed'; readonly facility: string }
  | {
      readonly code: 'payload_missing' | 'payload_unopenable' | 'payload_changed' | 'payload_orphan'
      readonly row: string
    }

/** More than this is counted and not kept: a restored database would fill the memory. */
const KEPT = 1_000

/** Collects what was found. A row that left one seal and came up in another is told as moved, once. */
export class Findings {
  readonly #found: Finding[] = []
  #count = 0

  add(finding: Finding): void {
    this.#count += 1
    if (this.#found.length < KEPT) this.#found.push(finding)
  }

  /** How many there were, kept or not, before moves were put together. */
  get count(): number {
    return this.#count
  }

  list(): Finding[] {
    const added = new Map<string, Finding & { code: 'row_added' }>()
    for (const finding of this.#found)
      if (finding.code === 'row_added') added.set(`${finding.table} ${finding.row}`, finding)
    const moved = new Set<Finding>()
    const told = this.#found.map((finding) => {
      if (finding.code !== 'row_missing') return finding
      const again = added.get(`${finding.table} ${finding.row}`)
      if (!again) return finding
      moved.add(again)
      return { ...finding, code: 'row_moved' as const, to: again.seal }
    })
    return told.filter((finding) => !moved.has(finding))
  }
}
