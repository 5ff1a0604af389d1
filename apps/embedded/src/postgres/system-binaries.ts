import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { executableFolders } from '@lentera/config/executable-folders'
import type { Account } from './account.js'
import { inspect, OLDEST_MAJOR, type ServerBinaries } from './server-binaries.js'

const DEBIAN_HOME = '/usr/lib/postgresql'

/** Every Postgres that the operating system brought, newest first. */
export async function systemBinaries(account?: Account): Promise<ServerBinaries[]> {
  const found = await Promise.all(candidateFolders().map((folder) => inspect('system', folder, account)))
  return found
    .filter(
      (binaries): binaries is ServerBinaries => binaries !== undefined && binaries.major >= OLDEST_MAJOR,
    )
    .sort((a, b) => b.major - a.major)
}

function candidateFolders(): string[] {
  const debian = existsSync(DEBIAN_HOME)
    ? readdirSync(DEBIAN_HOME).map((major) => join(DEBIAN_HOME, major, 'bin'))
    : []
  const withServer = [...debian, ...executableFolders()]
    .map((folder) => join(folder, 'initdb'))
    .filter((initdb) => existsSync(initdb))
    // PATH may hold links; the server lies beside the real initdb.
    .map((initdb) => dirname(realpathSync(initdb)))
    .filter((folder) => existsSync(join(folder, 'postgres')))
  return [...new Set(withServer)]
}
