import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Account } from './account.js'
import { explainLine } from './explain.js'
import type { Layout } from './layout.js'
import { PostgresError } from './postgres-error.js'
import { ADMIN } from './roles.js'
import { runTool } from './run-tool.js'
import type { ServerBinaries } from './server-binaries.js'
import { syncFolder } from './write-file-safely.js'

/** Makes an empty cluster under another name first: a power cut must not leave half of one in its place. */
export async function createCluster(
  files: Layout,
  binaries: ServerBinaries,
  account: Account | undefined,
  adminPassword: string,
): Promise<void> {
  const folder = files.unfinishedCluster
  const passwordFile = `${folder}.password`
  await rm(folder, { recursive: true, force: true })
  try {
    await mkdir(folder, { mode: 0o700 })
    await writeFile(passwordFile, adminPassword, { mode: 0o600 })
    if (account) {
      await chown(folder, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const { ok, output } = await runTool(
      `${binaries.folder}/initdb`,
      [
        `--pgdata=${folder}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--data-checksums',
        '--no-instructions',
      ],
      account,
    )
    if (!ok)
      throw new PostgresError(
        `Basis data tidak dapat dibuat di ${dirname(folder)}: ${explainLine(reasonIn(output))}`,
      )
    await rename(folder, files.cluster)
    await syncFolder(dirname(files.cluster))
  } finally {
    await rm(passwordFile, { force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

/** initdb ends with remarks; the reason is the last line that complains. */
const reasonIn = (output: string) =>
  output
    .split('\n')
    .reverse()
    .find((line) => /error|fatal|denied|space/i.test(line)) ?? output
