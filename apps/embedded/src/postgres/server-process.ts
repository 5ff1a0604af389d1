import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Account } from './account.js'
import { explainLine } from './explain.js'
import type { Layout } from './layout.js'
import { PostgresError } from './postgres-error.js'
import { send, untilEnded } from './postmaster.js'
import { TOOL_ENVIRONMENT } from './run-tool.js'
import type { ServerBinaries } from './server-binaries.js'
import { lastFatalLine, openLog } from './server-log.js'

/** Recovery after a power cut reads the whole log since the last checkpoint; on a slow disk that takes a while. */
const READY_WITHIN_MS = 300_000
const END_WITHIN_MS = 60_000
const POLL_MS = 50

export interface ServerProcess {
  pid: number
  hasEnded(): boolean
}

/** Starts the server in a session of its own, so that Ctrl-C reaches us and not it: it must stop last. */
export function launch(
  binaries: ServerBinaries,
  files: Layout,
  args: readonly string[],
  account: Account | undefined,
  environment: Readonly<Record<string, string>> = {},
): ServerProcess {
  const log = openLog(files.log)
  const child = spawn(`${binaries.folder}/postgres`, ['-D', files.cluster, ...args], {
    ...account,
    cwd: '/',
    env: { ...TOOL_ENVIRONMENT, ...environment },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let ended = false
  child.once('error', () => (ended = true))
  child.once('exit', () => (ended = true))
  return { pid: child.pid ?? 0, hasEnded: () => ended }
}

/** Waits until the server answers a question, not only until it listens. */
export async function untilReady(server: ServerProcess, files: Layout, adminUrl: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  let problem: Error | undefined
  while (!server.hasEnded() && Date.now() < deadline) {
    problem = await ask(adminUrl)
    if (problem === undefined) return
    if ((problem as { code?: string }).code === WRONG_PASSWORD) break
    await sleep(POLL_MS)
  }
  const reason =
    (server.hasEnded() ? lastFatalLine(files.log) : undefined) ?? problem?.message ?? 'tanpa alasan'
  throw new PostgresError(`Postgres tidak mau berjalan: ${explainLine(reason)} (lihat ${files.log}).`)
}

const WRONG_PASSWORD = '28P01'

async function ask(url: string): Promise<Error | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // A server that dies during the question reports it here as well.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return error as Error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** `fast` writes everything out and ends; `immediate` is the power cut that the next start recovers from. */
export async function end(server: ServerProcess, cluster: string, how: 'fast' | 'immediate'): Promise<void> {
  // It ended by itself: whoever starts next looks after what it left.
  if (server.hasEnded()) return
  send(server.pid, how === 'fast' ? 'SIGINT' : 'SIGKILL')
  for (let waited = 0; !server.hasEnded() && waited < END_WITHIN_MS; waited += POLL_MS) await sleep(POLL_MS)
  await untilEnded(cluster)
}
