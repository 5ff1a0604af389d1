import type { Diagnosis } from '@lentera/contracts/charting/diagnosis'

/** The primary one first, then as they were recorded. */
export const inRank = (found: readonly Diagnosis[]): Diagnosis[] =>
  [...found].sort((a, b) =>
    a.rank === b.rank ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.rank === 'primary' ? -1 : 1,
  )
