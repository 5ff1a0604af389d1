import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Every file below a folder, absolute, in a stable order. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** The same for the same files under these folders, whatever else lies there. */
export async function fingerprintOf(folders, ending) {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const file of await filesBelow(folder)) {
      if (!file.endsWith(ending)) continue
      hash
        .update(`${path.relative(folder, file)}\n`)
        .update(await readFile(file))
        .update('\n')
    }
  }
  return hash.digest('base64url').slice(0, 16)
}
