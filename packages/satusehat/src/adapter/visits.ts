import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type { PayloadOf } from '@lentera/contracts/kernel/event'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { VisitClosed, VisitOpened, VisitStarted } from '@lentera/contracts/visits/visit-events'
import { toComposition } from '@lentera/fhir/composition'
import { toEncounter } from '@lentera/fhir/encounter'
import { conditionRef, encounterRef } from '@lentera/fhir/references'
import { NobodyYet } from '@lentera/fhir/visit-path'
import { EndsBeforeStart } from '@lentera/fhir/visit-period'
import { knowPatient } from './people.js'
import { Ended, type Platform } from './platform.js'

/** What the other side knows of a visit's end, so that an older word never takes it back. */
const endRef = (visitId: string) => ({ entity: 'visits', id: visitId, remoteType: 'Encounter/ended' })

/** Who came has to be known before anything of the visit is told. */
export async function visitOpened(
  platform: Platform,
  { visit, person }: PayloadOf<typeof VisitOpened>,
  attempt: Attempt,
): Promise<void> {
  // The second opening of one ticket is no visit of its own.
  if (visit.sameAs === undefined) await knowPatient(platform, visit.patientId, person, attempt)
}

/** In progress, or somewhere else. A word that comes behind the visit's end, sent again, changes nothing. */
export async function visitGoesOn(
  platform: Platform,
  path: PayloadOf<typeof VisitStarted>,
  attempt: Attempt,
): Promise<void> {
  if (await attempt.ids.find(endRef(path.visit.id))) return
  await tellEncounter(platform, { ...path, diagnoses: [] }, attempt)
}

/** The end of a visit, or another word about it: whole, with its diagnoses and its summary. */
export async function visitEnded(
  platform: Platform,
  { diagnoses, ...path }: PayloadOf<typeof VisitClosed>,
  attempt: Attempt,
): Promise<void> {
  // One that was refused is told of by itself; the end of the visit does not wait for it.
  const there = []
  for (const diagnosis of diagnoses)
    if (await attempt.ids.find(conditionRef(diagnosis.id))) there.push(diagnosis)
  await tellEncounter(platform, { ...path, diagnoses: there }, attempt)
  await markEnd(path.visit, attempt)
  const parts = there.map(({ id }) => conditionRef(id))
  const summary = await platform.map(attempt, (mapping) => toComposition(path, parts, mapping))
  if (summary) await platform.put(summary, attempt, true)
}

/** The other side never heard of a visit that was cancelled before anybody saw the patient. */
export async function visitCancelled(
  platform: Platform,
  path: PayloadOf<typeof VisitStarted>,
  attempt: Attempt,
): Promise<void> {
  if (!(await attempt.ids.find(encounterRef(path.visit.id))) && !attempt.readBack) return
  await tellEncounter(platform, { ...path, diagnoses: [] }, attempt)
}

const markEnd = ({ id, closedAt }: Visit, { ids }: Attempt): Promise<void> =>
  ids.keep({ ...endRef(id), remoteId: closedAt ?? '' })

async function tellEncounter(
  platform: Platform,
  facts: Parameters<typeof toEncounter>[0],
  attempt: Attempt,
): Promise<void> {
  try {
    const encounter = await platform.map(attempt, (mapping) => toEncounter(facts, mapping))
    await platform.put(encounter, attempt, true)
  } catch (error) {
    // There will be more to say when somebody takes the patient in.
    if (error instanceof NobodyYet) return
    if (error instanceof EndsBeforeStart) throw new Ended({ kind: 'rejected', code: 'satusehat.visit_times' })
    throw error
  }
}
