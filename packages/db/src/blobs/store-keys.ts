import { createHash } from 'node:crypto'
import { BlobKeysForeign } from './blob-errors.js'
import { type BlobKeys, keyCheck } from './blob-keys.js'
import type { SealedObjects } from './sealed-objects.js'

/** Name of the object that says which keys the store was filled under; no blob can have it but by chance. */
export const STORE_KEYS_OBJECT = createHash('sha256').update('lentera blob store keys').digest('hex')

/** Digests of the keys, by which a store recognises them. */
interface StoreKeys {
  readonly format: 1
  readonly names: string
  readonly sealing: Readonly<Record<string, string>>
}

const LIMIT = 64 * 1024

/**
 * Key files that are missing are made anew. For a store that would mean that everything in it is suddenly "not
 * found" while new blobs go on coming in, so the store itself remembers digests of its keys.
 * @throws BlobKeysForeign, BlobStoreUnavailable
 */
export async function checkStoreKeys(objects: SealedObjects, keys: BlobKeys): Promise<void> {
  const present: StoreKeys = {
    format: 1,
    names: keyCheck(keys.names),
    sealing: Object.fromEntries(keys.sealing.map(({ no, key }) => [String(no), keyCheck(key)])),
  }
  const known = await readStoreKeys(objects)
  if (!known) return writeStoreKeys(objects, present)
  if (known.names !== present.names)
    throw new BlobKeysForeign('the names in this store were made under another key')
  for (const [no, check] of Object.entries(present.sealing))
    if ((known.sealing[no] ?? check) !== check)
      throw new BlobKeysForeign(`key ${no} of this store was another one`)
  const sealing = { ...known.sealing, ...present.sealing }
  if (Object.keys(sealing).length > Object.keys(known.sealing).length)
    await writeStoreKeys(objects, { ...present, sealing })
}

async function readStoreKeys(objects: SealedObjects): Promise<StoreKeys | null> {
  const read = await objects.read(STORE_KEYS_OBJECT, 0, LIMIT)
  if (!read) return null
  let text = ''
  try {
    for await (const piece of read.bytes) text += Buffer.from(piece).toString('utf8')
  } finally {
    await read.cancel()
  }
  try {
    const known = JSON.parse(text) as Partial<StoreKeys>
    if (known.format === 1 && known.names && known.sealing) return known as StoreKeys
  } catch {
    // Said below: which of the two ways it is unreadable makes no difference.
  }
  throw new BlobKeysForeign(`${STORE_KEYS_OBJECT} does not say which keys this store was filled under`)
}

async function writeStoreKeys(objects: SealedObjects, keys: StoreKeys): Promise<void> {
  const file = await objects.spool()
  try {
    await file.write(Buffer.from(`${JSON.stringify(keys)}\n`))
    await objects.keep(file, STORE_KEYS_OBJECT)
  } finally {
    await file.discard()
  }
}
