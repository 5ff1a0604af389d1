import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../create-sandbox.js'
import type { ResourceType } from '../fhir/resource.js'
import { type JsonObject, within } from '../json/json.js'
import {
  aComposition,
  aCondition,
  aDispense,
  aFinishedEncounter,
  aMedication,
  anAllergy,
  anEncounter,
  anObservation,
  aPatient,
  aProcedure,
  aRequest,
  aRoom,
  aUnit,
  type VisitIds,
} from '../testing/good-resources.js'
import { SandboxClient, sentencesOf, StandingClock, startSandbox } from '../testing/sandbox-client.js'
import { type Spoil, spoiled } from '../testing/spoiled/spoil.js'
import {
  spoiledAllergies,
  spoiledCompositions,
  spoiledConditions,
  spoiledObservations,
  spoiledProcedures,
} from '../testing/spoiled/spoiled-chart.js'
import { spoiledEncounters } from '../testing/spoiled/spoiled-encounter.js'
import {
  spoiledDispenses,
  spoiledMedications,
  spoiledRequests,
} from '../testing/spoiled/spoiled-medicines.js'
import { spoiledPatients, spoiledRooms, spoiledUnits } from '../testing/spoiled/spoiled-places.js'
import { sendVisit } from '../testing/visit.js'
import { rulesOf } from './rules-of.js'

let sandbox: Sandbox
let client: SandboxClient
let ids: VisitIds

beforeAll(async () => {
  sandbox = await startSandbox(new StandingClock(), {
    people: {
      patients: [
        { nik: '3171010101900001', name: 'Siti', gender: 'female', birthDate: '1990-01-01', ihsNumber: null },
      ],
      practitioners: [],
    },
  })
  client = await SandboxClient.signedIn(sandbox)
  ids = await sendVisit(client)
})
afterAll(() => sandbox.close())

interface Suite {
  readonly type: ResourceType
  readonly good: () => JsonObject
  readonly spoils: readonly Spoil[]
}
const suites: readonly Suite[] = [
  { type: 'Organization', good: () => aUnit('good'), spoils: spoiledUnits },
  { type: 'Location', good: () => aRoom('good'), spoils: spoiledRooms },
  { type: 'Encounter', good: () => anEncounter(ids, 'good'), spoils: spoiledEncounters },
  { type: 'Condition', good: () => aCondition(ids, 'good'), spoils: spoiledConditions },
  { type: 'Observation', good: () => anObservation(ids, 'good'), spoils: spoiledObservations },
  { type: 'Procedure', good: () => aProcedure(ids, 'good'), spoils: spoiledProcedures },
  { type: 'AllergyIntolerance', good: () => anAllergy(ids, 'good'), spoils: spoiledAllergies },
  { type: 'Medication', good: () => aMedication('good'), spoils: spoiledMedications },
  { type: 'MedicationRequest', good: () => aRequest(ids, 'good'), spoils: spoiledRequests },
  { type: 'MedicationDispense', good: () => aDispense(ids, 'good'), spoils: spoiledDispenses },
  { type: 'Composition', good: () => aComposition(ids, 'good'), spoils: spoiledCompositions },
]
const numbered = (says: string, rule: number | null): string =>
  rule === null ? says : `${says} (RuleNumber: ${rule})`

describe.each(suites)('the rules of $type', ({ type, good, spoils }) => {
  it.each(spoils)('$rule: $how', async (spoil) => {
    const before = sandbox.state.resources(type).length
    const reply = await client.post(`/${type}`, spoiled(good(), spoil))
    expect([reply.status, within(reply.json, 'resourceType')]).toEqual([400, 'OperationOutcome'])
    const starts = numbered(spoil.says, spoil.rule)
    expect(sentencesOf(reply)).toContainEqual(expect.stringContaining(starts))
    expect(sandbox.state.resources(type)).toHaveLength(before)
  })

  it('have nothing against a good one', async () => {
    const reply = await client.post(`/${type}`, good())
    expect([reply.status, sentencesOf(reply)]).toEqual([201, []])
  })

  it('are all tripped here', () => {
    const tripped = new Set(spoils.map(({ rule }) => rule))
    const untried = rulesOf[type].map(({ number }) => number).filter((number) => !tripped.has(number))
    expect(untried).toEqual([])
  })
})

describe('the rules of Patient', () => {
  it.each(spoiledPatients)('$rule: $how', async (spoil) => {
    const reply = await client.post('/Patient', spoiled(aPatient('3171010101900001'), spoil))
    expect([reply.status, within(reply.json, 'success')]).toEqual([200, false])
    expect(within(reply.json, 'message')).toContain(numbered(spoil.says, spoil.rule))
  })

  it('are all tripped here', () => {
    const tripped = new Set(spoiledPatients.map(({ rule }) => rule))
    expect(rulesOf.Patient.filter(({ number }) => !tripped.has(number))).toEqual([])
  })
})

describe('all rules together', () => {
  it('are more than a hundred numbers', () => {
    const numbers = Object.values(rulesOf).flatMap((rules) => rules.map(({ number }) => number))
    expect(new Set(numbers.filter((number) => number !== null)).size).toBeGreaterThan(200)
  })

  it('let a visit finish, and its end lie ahead', async () => {
    const finished: JsonObject = { ...aFinishedEncounter(ids, 'RJ-A'), id: ids.encounter }
    const reply = await client.put(`/Encounter/${ids.encounter}`, finished)
    expect([reply.status, sentencesOf(reply)]).toEqual([200, []])
    const ahead = {
      ...anEncounter(ids, 'ahead'),
      period: { start: '2026-11-02T01:00:00+00:00', end: '2026-11-09T01:00:00+00:00' },
    }
    expect((await client.post('/Encounter', ahead)).status).toBe(201)
  })

  it('count the floor by the option', async () => {
    const strict = await startSandbox(new StandingClock(), { floor: '2022-08-31' })
    const other = await SandboxClient.signedIn(strict)
    const location = await other.created(aRoom())
    const old = { ...anEncounter({ location }), period: { start: '2022-08-30T23:59:59+00:00' } }
    const sentence =
      'Invalid date time value : 2022-08-30T23:59:59+00:00 (RuleNumber: 10123) Not Allowed : Future Date or Past Date older than 31st August 2022'
    expect(sentencesOf(await other.post('/Encounter', old))).toContain(sentence)
    await strict.close()
  })
})
