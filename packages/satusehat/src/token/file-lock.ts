import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { LockTaken, type TokenStore } from './token-store.js'

const POLL_MS = 25
/** Longer than a token call can take, so that only a dead holder's lock is ever this old. */
const STALE_MS = 120_000
const PATIENCE_MS = 45_000

/** A lock that is a file: who could create it holds it. One that is too old was left by a process that died. */
export function fileLock(
  file: string,
  now: () => number,
  { patienceMs = PATIENCE_MS }: { patienceMs?: number } = {},
): TokenStore['lock'] {
  return async (work) => {
    const mine = randomUUID()
    for (let waited = 0; !(await create(file, mine)); waited += POLL_MS) {
      await removeStale(file, now())
      if (waited >= patienceMs) throw new LockTaken('the lock of the token is taken')
      await wait(POLL_MS)
    }
    try {
      return await work()
    } finally {
      // Whoever held it too long may find that it was taken over: that lock is not ours to remove.
      if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true })
    }
  }
}

const create = (file: string, mine: string): Promise<boolean> =>
  writeFile(file, mine, { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

/** Moved aside first: of several that see the same old lock only one moves it, and a newer one is put back. */
async function removeStale(file: string, now: number): Promise<void> {
  if (!(await isStale(file, now))) return
  const aside = `${file}.${randomUUID()}`
  if (!(await rename(file, aside).then(yes, no))) return
  if (!(await isStale(aside, now))) await link(aside, file).then(yes, no)
  await rm(aside, { force: true })
}

const isStale = (file: string, now: number): Promise<boolean> =>
  stat(file).then(({ mtimeMs }) => now - mtimeMs > STALE_MS, no)

const yes = (): boolean => true
const no = (): boolean => false
