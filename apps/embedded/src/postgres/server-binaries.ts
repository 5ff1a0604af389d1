import type { Account } from './account.js'
import { runTool } from './run-tool.js'

export type Flavour = 'system' | 'embedded'

/** One installed Postgres. */
export interface ServerBinaries {
  flavour: Flavour
  folder: string
  /** For example `15.20`. */
  version: string
  major: number
}

/** The oldest major whose SQL we use. */
export const OLDEST_MAJOR = 15

/** What lies in a folder of programs, if the account can run it. */
export async function inspect(
  flavour: Flavour,
  folder: string,
  account?: Account,
): Promise<ServerBinaries | undefined> {
  const { ok, output } = await runTool(`${folder}/postgres`, ['--version'], account)
  const version = ok ? /\(PostgreSQL\) (\d+[.\w]*)/.exec(output)?.[1] : undefined
  if (version === undefined) return undefined
  return { flavour, folder, version, major: Number.parseInt(version, 10) }
}
