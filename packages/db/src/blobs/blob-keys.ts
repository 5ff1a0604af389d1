import { createHmac } from 'node:crypto'
import type { NumberedKey } from '../field-seal.js'
import type { ServerKeys } from '../key-files.js'

/** What a store needs: keys that seal contents (the newest seals, old ones open) and the one that makes names. */
export interface BlobKeys {
  readonly sealing: readonly NumberedKey[]
  /** It has no successor: under another one every blob would have to be renamed. */
  readonly names: Buffer
}

export const blobKeysOf = (keys: Pick<ServerKeys, 'blobs' | 'blobNames'>): BlobKeys => ({
  sealing: [{ no: 1, key: keys.blobs }],
  names: keys.blobNames,
})

const SHA256 = /^[0-9a-f]{64}$/

/**
 * The name a content has in the store. Keyed, because a listing must not tell who holds the hash of a known
 * document (a form everybody has, a result that was mailed) whether it lies here.
 * @throws TypeError when it is not 64 lower-case hex digits
 */
export function objectNameOf(sha256: string, names: Buffer): string {
  if (!SHA256.test(sha256)) throw new TypeError('a blob is named by 64 lower-case hex digits')
  return createHmac('sha256', names).update('lentera blob name\0').update(sha256, 'hex').digest('hex')
}

/** A digest by which a key is recognised and from which it is not found. */
export const keyCheck = (key: Buffer): string =>
  createHmac('sha256', key).update('lentera blob key check\0').digest('base64url').slice(0, 22)
