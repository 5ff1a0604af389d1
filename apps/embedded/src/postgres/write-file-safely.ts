import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A small file that is either the old one or the new one after a power cut, never half of it. */
export async function writeFileSafely(path: string, text: string, mode = 0o600): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`
  const file = await open(unfinished, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  await syncFolder(dirname(path))
}

/** Makes a rename inside this folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
