import { randomBytes } from 'node:crypto'
import { chmod, readFile } from 'node:fs/promises'
import { writeFileSafely } from './write-file-safely.js'

/** The secret in a file only its owner reads; made at the first start. */
export async function passwordIn(path: string): Promise<string> {
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (known.trim()) {
    await chmod(path, 0o600)
    return known.trim()
  }
  const secret = randomBytes(24).toString('base64url')
  await writeFileSafely(path, `${secret}\n`)
  return secret
}
