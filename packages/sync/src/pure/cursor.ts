/**
 * Where a device stands in one scope. Everything with `(xid, seq)` at or before it was delivered. During a
 * first load `after` is the last aggregate sent and `xid` the horizon of the first page.
 */
export interface ScopeCursor {
  readonly epoch: string
  /** xid8 as decimal text, never a number: it has 64 bits. */
  readonly xid: string
  readonly seq: string
  readonly after: string | null
}

const shape = /^c1\.([0-9a-f-]{36})\.(0|[1-9][0-9]{0,19})\.(0|[1-9][0-9]{0,18})\.([0-9a-f-]{36})?$/

export const encodeCursor = ({ epoch, xid, seq, after }: ScopeCursor): string =>
  `c1.${epoch}.${xid}.${seq}.${after ?? ''}`

/** @returns null for text that no server of ours wrote */
export function decodeCursor(text: string): ScopeCursor | null {
  const match = shape.exec(text)
  if (!match) return null
  return { epoch: match[1]!, xid: match[2]!, seq: match[3]!, after: match[4] ?? null }
}

/** The xid after this one. */
export const nextXid = (xid: string): string => String(BigInt(xid) + 1n)
export const xidBefore = (a: string, b: string): boolean => BigInt(a) < BigInt(b)
