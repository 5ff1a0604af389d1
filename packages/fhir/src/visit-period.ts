import type { Period } from 'fhir/r4.js'
import { nextSecond, utcSecond } from './instant.js'
import { endedAt, type VisitPath } from './visit-path.js'

/** A visit that ended before it began: two clocks disagree, and only a person can say which is right. */
export class EndsBeforeStart extends Error {
  constructor(readonly visitId: string) {
    super('a visit ends before it begins')
  }
}

export interface VisitPeriod extends Period {
  readonly start: string
  readonly end?: string
}

/**
 * From arrival to end, to the second. Rule 10121 wants the end later than the start, and the platform knows nothing
 * smaller than a second: a visit that was opened and closed within one ends with the next, which is the shortest it
 * can say and no more than a second too long. An end that lies a second or more before the start is not mended: that
 * would be an invented time.
 * @throws EndsBeforeStart
 */
export function visitPeriod(path: VisitPath): VisitPeriod {
  const start = utcSecond(path.visit.openedAt)
  const ended = endedAt(path)
  if (ended === null) return { start }
  const end = utcSecond(ended)
  if (end < start) throw new EndsBeforeStart(path.visit.id)
  return { start, end: end === start ? nextSecond(start) : end }
}

/** A moment of the visit that another device may have written with another clock, moved into the visit. */
export function within(second: string, { start, end }: VisitPeriod): string {
  if (second < start) return start
  return end !== undefined && second > end ? end : second
}
