import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformFile } from '@swc/core'

/**
 * Compiles the sources of the blob store into a folder, so that a process of its own can run what a test runs.
 * @returns the path of a module there
 */
export async function compileBlobs(into: string, module: string): Promise<string> {
  const sources = fileURLToPath(new URL('../', import.meta.url))
  await mkdir(into, { recursive: true })
  await writeFile(join(into, 'package.json'), '{ "type": "module" }')
  for (const name of await readdir(sources, { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const { code } = await transformFile(join(sources, name), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
      swcrc: false,
    })
    const path = join(into, name.replace(/\.ts$/, '.js'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, code)
  }
  return join(into, module)
}
