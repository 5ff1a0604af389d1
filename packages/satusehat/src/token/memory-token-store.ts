import type { StoredToken, TokenFailure, TokenStore } from './token-store.js'

/** For one process; what it knows is gone with it. */
export function memoryTokenStore(): TokenStore {
  let token: StoredToken | null = null
  let failed: TokenFailure | null = null
  let last: Promise<unknown> = Promise.resolve()

  return {
    read: () => Promise.resolve(token),
    write: (given) => {
      token = given
      failed = null
      return Promise.resolve()
    },
    forget: () => {
      token = null
      return Promise.resolve()
    },
    failure: () => Promise.resolve(failed),
    fail: (given) => {
      failed = given
      return Promise.resolve()
    },
    lock: (work) => {
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
