import { hash as hashOnce } from 'node:crypto'

/** One link of the chain: all rows with `xid` from the link before up to, and without, `uptoXid`. */
export interface Seal {
  /** Decimal strings: neither a bigint nor an xid8 fits a number. */
  readonly no: string
  readonly uptoXid: string
  readonly format: number
  readonly rows: number
  /** See `leaves.ts`; kept beside the hash, so that a broken seal can name the row. */
  readonly leaves: Buffer
  readonly prev: Buffer
  readonly hash: Buffer
  readonly at: Date
}

/** What the first seal of a chain follows. */
export const NO_SEAL = Buffer.alloc(32)

/** SHA-256 over everything a seal says, line by line, the rows through the digest of their leaves. */
export function sealHash(facilityId: string, seal: Omit<Seal, 'hash'>): Buffer {
  const lines = [
    'lentera seal',
    seal.format,
    facilityId,
    seal.no,
    seal.uptoXid,
    seal.rows,
    hashOnce('sha256', seal.leaves, 'hex'),
    seal.prev.toString('hex'),
    seal.at.toISOString(),
  ]
  return hashOnce('sha256', lines.join('\n'), 'buffer')
}
