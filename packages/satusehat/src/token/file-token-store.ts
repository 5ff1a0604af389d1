import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { fileLock } from './file-lock.js'
import { StoredToken, TokenFailure, type TokenStore } from './token-store.js'

const State = z.strictObject({ token: StoredToken.nullable(), failure: TokenFailure.nullable() })
type State = z.infer<typeof State>
const NOTHING: State = { token: null, failure: null }

/**
 * For several processes on one computer. The file holds a token in clear, so only its owner may read it.
 * `now`: the clock of the file system, for locks that a dead process left behind.
 */
export function fileTokenStore(file: string, now: () => number): TokenStore {
  const read = async (): Promise<State> => {
    const text = await readFile(file, 'utf8').catch(ifMissing(''))
    // Half a file, or one of an older build, is worth one more token call.
    return text === '' ? NOTHING : (parsed(text) ?? NOTHING)
  }
  const write = async (state: State): Promise<void> => {
    const draft = `${file}.${randomUUID()}`
    try {
      await writeFile(draft, JSON.stringify(state), { mode: 0o600 })
      await rename(draft, file)
    } finally {
      await rm(draft, { force: true })
    }
  }

  return {
    read: async () => (await read()).token,
    write: (token) => write({ token, failure: null }),
    forget: async () => write({ ...(await read()), token: null }),
    failure: async () => (await read()).failure,
    fail: async (failure) => write({ ...(await read()), failure }),
    lock: fileLock(`${file}.lock`, now),
  }
}

function parsed(text: string): State | null {
  try {
    return State.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
