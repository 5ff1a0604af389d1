import { type ClientBase, Query } from 'pg'
import type { SealedTable } from './sealed-tables.js'

export interface RowRange {
  readonly facilityId: string
  /** Decimal; the first xid that belongs to it. */
  readonly from: string
  /** Decimal; the first xid that does not. */
  readonly upto: string
  /** Most rows; null: all. */
  readonly limit?: number | null
}

/**
 * Gives each row of a table in the order of the chain, as the line that `COPY` writes for it: values between
 * tabs, `\N` for null, xid and key first. It costs the server half of what rows in the usual protocol cost,
 * and this process a third; the text is as unambiguous as a dump.
 * @param client in a session with `rowTextSettings`
 * @param each gets a view that is overwritten after it returns
 */
export function copyRows(
  client: ClientBase,
  table: SealedTable,
  { facilityId, from, upto, limit = null }: RowRange,
  each: (line: Buffer) => void,
): Promise<void> {
  // COPY takes no parameters.
  if (!/^[0-9a-f-]{36}$/.test(facilityId) || !/^\d+$/.test(from) || !/^\d+$/.test(upto))
    throw new Error('not a facility or not a range of transactions')
  const columns = table.columns.map((column) => `"${column}"`).join(', ')
  const rows = `select xid, ${table.key}, ${columns} from ${table.name}
    where facility_id = '${facilityId}' and xid >= '${from}'::xid8 and xid < '${upto}'::xid8
    order by xid, ${table.key} ${limit === null ? '' : `limit ${limit}`}`
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve())
    client.query(new CopyOut(`copy (${rows}) to stdout`, each, done))
  })
}

/** The driver has no way out for COPY, but hands its data to the query that asked. */
class CopyOut extends Query {
  constructor(
    text: string,
    private readonly each: (line: Buffer) => void,
    done: (error?: Error | null) => void,
  ) {
    super(text)
    ;(this as unknown as { callback: unknown }).callback = done
  }

  /** Called by the driver, once a row. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.each(chunk)
  }
}
