// A process that puts blobs until it is killed. Arguments: folder, key of contents, key of names (both hex).
// It writes the name of each blob that the store acknowledged.
import { randomBytes, randomInt } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openDiskBlobs } from '../disk-blobs.js'

const [folder, key, names] = process.argv.slice(2)
if (!folder || !key || !names) throw new Error('folder, key of contents, key of names')

const store = await openDiskBlobs({
  folder,
  keys: { sealing: [{ no: 1, key: Buffer.from(key, 'hex') }], names: Buffer.from(names, 'hex') },
  now: new Date(),
})

for (;;) {
  const content = randomBytes(randomInt(8) === 0 ? randomInt(600_000) : randomInt(20_000))
  const { sha256 } = await store.put(content, { limitBytes: content.length })
  writeSync(1, `${sha256}\n`)
}
