import type { Instant } from '@lentera/contracts/kernel/time'

/** A length of time in the largest whole unit. */
export interface Elapsed {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

export function elapsedOf(ms: number): Elapsed {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  if (minutes < 24 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) }
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) }
}

export const elapsedSince = (since: Instant, now: Instant): Elapsed =>
  elapsedOf(Date.parse(now) - Date.parse(since))
