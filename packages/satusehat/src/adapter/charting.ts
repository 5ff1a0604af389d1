import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type {
  AllergyAnswered,
  DiagnosisRecorded,
  ProcedureRecorded,
  VitalsRecorded,
} from '@lentera/contracts/charting/chart-events'
import type { PayloadOf } from '@lentera/contracts/kernel/event'
import { toAllergyIntolerance } from '@lentera/fhir/allergy-intolerance'
import { toCondition } from '@lentera/fhir/condition'
import type { OutgoingResource } from '@lentera/fhir/mapping'
import { toObservations } from '@lentera/fhir/observations'
import { toProcedure } from '@lentera/fhir/procedure'
import { Ended, type Platform } from './platform.js'
import { isTakenBack, markTakenBack } from './taken-back.js'

export async function vitalsRecorded(
  platform: Platform,
  { vitals }: PayloadOf<typeof VitalsRecorded>,
  attempt: Attempt,
): Promise<void> {
  const signs = await platform.map(attempt, (mapping) => toObservations(vitals, mapping))
  for (const sign of signs) await platform.put(sign, attempt)
}

export async function allergyAnswered(
  platform: Platform,
  { visitId, allergies }: PayloadOf<typeof AllergyAnswered>,
  attempt: Attempt,
): Promise<void> {
  for (const allergy of allergies) {
    const outgoing = await platform.map(attempt, (mapping) => toAllergyIntolerance(allergy, visitId, mapping))
    await platform.put(outgoing, attempt)
  }
}

/** @throws Ended where the code is none of ICD-10: only the doctor can say which was meant */
export async function diagnosisRecorded(
  platform: Platform,
  { diagnosis }: PayloadOf<typeof DiagnosisRecorded>,
  attempt: Attempt,
): Promise<void> {
  const condition = await platform.map(attempt, (mapping) => toCondition(diagnosis, mapping))
  if (!condition) throw new Ended({ kind: 'rejected', code: 'satusehat.diagnosis_code_unknown' })
  await putUnlessTakenBack(platform, condition, attempt)
}

/** A code of the local tariff alone says nothing to anybody outside. */
export async function procedureRecorded(
  platform: Platform,
  { procedure }: PayloadOf<typeof ProcedureRecorded>,
  attempt: Attempt,
): Promise<void> {
  const outgoing = await platform.map(attempt, (mapping) => toProcedure(procedure, mapping))
  if (outgoing) await putUnlessTakenBack(platform, outgoing, attempt)
}

async function putUnlessTakenBack(
  platform: Platform,
  outgoing: OutgoingResource,
  attempt: Attempt,
): Promise<void> {
  if (!(await isTakenBack(attempt, outgoing.local))) await platform.put(outgoing, attempt)
}

export async function diagnosisRetracted(
  platform: Platform,
  { diagnosis }: PayloadOf<typeof DiagnosisRecorded>,
  attempt: Attempt,
): Promise<void> {
  await takeBack(platform, await platform.map(attempt, (mapping) => toCondition(diagnosis, mapping)), attempt)
}

export async function procedureRetracted(
  platform: Platform,
  { procedure }: PayloadOf<typeof ProcedureRecorded>,
  attempt: Attempt,
): Promise<void> {
  await takeBack(platform, await platform.map(attempt, (mapping) => toProcedure(procedure, mapping)), attempt)
}

/** What never stood there need not be taken back, only not leave any more. */
async function takeBack(
  platform: Platform,
  outgoing: OutgoingResource | null,
  attempt: Attempt,
): Promise<void> {
  if (!outgoing) return
  await markTakenBack(attempt, outgoing.local)
  if (await attempt.ids.find(outgoing.local)) await platform.put(outgoing, attempt, true)
}
