import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Puts the pages of `docs/training` into one file, by the address of the screen they are about. */
export async function exportHelp(folder, file) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const pages = await Promise.all(
    names.map(async (name) => [name.replace(/\.md$/, ''), await readFile(join(folder, name), 'utf8')]),
  )
  await writeFile(file, `${JSON.stringify(Object.fromEntries(pages))}\n`)
}
