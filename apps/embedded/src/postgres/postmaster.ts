import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresError } from './postgres-error.js'

const PATIENCE_MS = 60_000
const POLL_MS = 50

/**
 * The processes at work in a cluster folder, found by their working folder: a pid file lies after a power
 * cut, and a pid may by then belong to anybody.
 */
export async function processesOf(cluster: string): Promise<number[]> {
  const folder = await realpath(cluster).catch(() => undefined)
  if (folder === undefined) return []
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter(Number.isInteger)
  const works = await Promise.all(
    pids.map(async (pid) => {
      const [cwd, name] = await Promise.all([
        readlink(`/proc/${pid}/cwd`).catch(() => ''),
        readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
      ])
      return cwd === folder && name.startsWith('postgres')
    }),
  )
  return pids.filter((_, index) => works[index])
}

/** Ends what a killed run left at work in this folder, and waits until nobody touches the files any more. */
export async function endLeftovers(cluster: string): Promise<boolean> {
  const leftovers = await processesOf(cluster)
  if (leftovers.length > 0) {
    const postmaster = await recordedPid(cluster)
    // SIGINT is the fast stop. Backends without a postmaster end by themselves; SIGTERM hurries them.
    if (postmaster !== undefined && leftovers.includes(postmaster)) send(postmaster, 'SIGINT')
    else for (const pid of leftovers) send(pid, 'SIGTERM')
    await untilEnded(cluster)
  }
  await forgetStalePid(cluster)
  return leftovers.length > 0
}

export async function untilEnded(cluster: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    if ((await processesOf(cluster)).length === 0) return
    await sleep(POLL_MS)
  }
  const left = (await processesOf(cluster)).join(', ')
  throw new PostgresError(`Postgres lama (proses ${left}) tidak mau berhenti; hentikan dulu lalu ulangi.`)
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Postgres refuses to start while the pid in this file is alive, although after a reboot it may be anything. */
async function forgetStalePid(cluster: string): Promise<void> {
  const pid = await recordedPid(cluster)
  if (pid !== undefined && isAlive(pid)) await rm(join(cluster, 'postmaster.pid'))
}

async function recordedPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
