import { execFile } from 'node:child_process'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/**
 * Compiles one of the shims of this folder (needs a C compiler) into a folder of its own, where the database
 * server's account can read it. Whoever calls removes the folder.
 */
export async function buildShim(
  name: 'wal-shim' | 'slow-disk',
): Promise<{ folder: string; library: string }> {
  const source = fileURLToPath(new URL(`../../src/proofs/${name}.c`, import.meta.url))
  const folder = await mkdtemp(join(tmpdir(), 'lentera-shim-'))
  const library = join(folder, `${name}.so`)
  await promisify(execFile)('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
  for (const path of [folder, library]) await chmod(path, 0o755)
  return { folder, library }
}
