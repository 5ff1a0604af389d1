import type { Instant } from '@lentera/contracts/kernel/time'
import type { EncounterStatusHistory } from 'fhir/r4.js'
import { utcSecond } from './instant.js'
import { careBeganAt, type VisitPath } from './visit-path.js'
import { type VisitPeriod, within } from './visit-period.js'

export type EncounterStatus = 'arrived' | 'in-progress' | 'finished' | 'cancelled'

interface Turn {
  readonly status: EncounterStatus
  readonly at: string
}

type Mark = readonly [at: Instant, what: 'began' | 'cancelled' | 'reinstated']

/**
 * What an Encounter was, one after the other without a gap: each begins where the one before ends. `finished` and
 * `cancelled` end where they begin. The last is what it is now.
 * Source: SATUSEHAT playbook, Encounter.statusHistory; rule 10122.
 */
export function statusHistory(path: VisitPath, period: VisitPeriod): EncounterStatusHistory[] {
  const turns = turnsOf(path, period)
  return turns.map(({ status, at }, index) => {
    const end = turns[index + 1]?.at ?? (isOver(status) ? at : undefined)
    return { status, period: end === undefined ? { start: at } : { start: at, end } }
  })
}

const isOver = (status: EncounterStatus): boolean => status === 'finished' || status === 'cancelled'

function turnsOf(path: VisitPath, period: VisitPeriod): Turn[] {
  const turns: Turn[] = [{ status: 'arrived', at: period.start }]
  let care: EncounterStatus = 'arrived'
  const now = (): Turn => turns.at(-1)!
  const turn = (status: EncounterStatus, at: string): void => {
    const inside = within(at, period)
    turns.push({ status, at: inside < now().at ? now().at : inside })
  }
  for (const [at, what] of marksOf(path)) {
    const isCancelled = now().status === 'cancelled'
    if (what === 'began') care = 'in-progress'
    if (what === 'began' && !isCancelled) turn(care, utcSecond(at))
    if (what === 'cancelled' && !isCancelled) turn('cancelled', utcSecond(at))
    if (what === 'reinstated' && isCancelled) turn(care, utcSecond(at))
  }
  if (path.visit.status === 'closed') turn('finished', period.end!)
  return turns
}

function marksOf(path: VisitPath): Mark[] {
  const marks: Mark[] = path.steps.flatMap(({ kind, at }) =>
    kind === 'cancelled' || kind === 'reinstated' ? [[at, kind] as const] : [],
  )
  const began = careBeganAt(path)
  if (began !== null) marks.unshift([began, 'began'])
  return marks.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}
