import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Layout } from './layout.js'

const PASS_THROUGH = 0o011

/**
 * Makes the data folder. Started by root, the account of Postgres must be able to pass through it (not to
 * read it), so a folder that is new, empty or ours is opened that far; anybody else's folder is left alone.
 */
export async function prepareFolders(dataDir: string, files: Layout): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const keys = dirname(files.password)
  if (process.getuid?.() === 0) {
    const inside = await readdir(dataDir)
    const { mode } = await stat(dataDir)
    if (inside.length === 0 || inside.includes('keys')) await chmod(dataDir, (mode & 0o7777) | PASS_THROUGH)
  }
  await mkdir(files.tools, { recursive: true, mode: 0o755 })
  await chmod(files.tools, 0o755)
  await mkdir(keys, { recursive: true, mode: 0o700 })
}
