import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** Every file below a folder, absolute, in a stable order. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
