/** Wrong passwords of one name on this browser, and until when the next try waits (device clock, ms). */
export interface Attempts {
  readonly wrong: number
  readonly waitUntil: number
}

export const noAttempts: Attempts = { wrong: 0, waitUntil: 0 }

const FREE = 5
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 5 * 60_000

/** After five a growing wait, never a lock-out: somebody with a queue in front of them mistypes too. */
export function afterWrong({ wrong }: Attempts, now: number): Attempts {
  const count = wrong + 1
  if (count < FREE) return { wrong: count, waitUntil: 0 }
  return { wrong: count, waitUntil: now + Math.min(FIRST_WAIT_MS * 2 ** (count - FREE), LONGEST_WAIT_MS) }
}

const keyOf = (username: string) => `lentera-coba:${username}`

/** Counted over reloads; no password and no result is kept. A clock that was set back does not wait longer. */
export function readAttempts(username: string, now: number): Attempts {
  try {
    const { wrong, waitUntil } = JSON.parse(
      localStorage.getItem(keyOf(username)) ?? '{}',
    ) as Partial<Attempts>
    return { wrong: wrong ?? 0, waitUntil: Math.min(waitUntil ?? 0, now + LONGEST_WAIT_MS) }
  } catch {
    return noAttempts
  }
}

export function writeAttempts(username: string, attempts: Attempts): void {
  if (attempts.wrong === 0) localStorage.removeItem(keyOf(username))
  else localStorage.setItem(keyOf(username), JSON.stringify(attempts))
}
