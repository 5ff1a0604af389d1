import { describe, expect, it } from '@jest/globals'
import type { Encounter } from 'fhir/r4.js'
import { type EncounterFacts, toEncounter } from './encounter.js'
import { MissingReference } from './mapping.js'
import { id } from './testing/id.js'
import { aMapping } from './testing/mapping.js'
import { aditya, alexander, sheila } from './testing/people.js'
import { aClosedVisit, aDiagnosis, anExamination, anIntake, aStep, aVisit } from './testing/visits.js'
import { NobodyYet } from './visit-path.js'
import { EndsBeforeStart } from './visit-period.js'

const encounter = (facts: Partial<EncounterFacts>): Encounter =>
  toEncounter({ visit: aVisit(), steps: [], diagnoses: [], ...facts }, aMapping()).resource

const turns = ({ statusHistory = [] }: Encounter): string[] =>
  statusHistory.map(
    ({ status, period }) => `${status} ${period.start!.slice(11, 19)}-${period.end?.slice(11, 19) ?? ''}`,
  )

const attending = ({ participant }: Encounter): string | undefined => participant?.[0]?.individual?.reference

describe('the state of a visit', () => {
  it('is arrived while only the nurse saw the patient', () => {
    const { status } = encounter({ steps: [anIntake()] })
    expect(status).toBe('arrived')
  })

  it('is in progress from the first examination on', () => {
    const again = anExamination({ at: '2026-11-20T00:01:00.000Z' })
    const seen = encounter({ steps: [anIntake(), anExamination(), again] })
    expect(seen.status).toBe('in-progress')
    expect(turns(seen)).toEqual(['arrived 23:30:00-23:50:00', 'in-progress 23:50:00-'])
  })

  it('goes through all three in a visit that ended without an examination, from the first thing begun', () => {
    const finished = encounter({ visit: aClosedVisit(), steps: [anIntake()] })
    expect(turns(finished)).toEqual([
      'arrived 23:30:00-23:40:00',
      'in-progress 23:40:00-00:10:20',
      'finished 00:10:20-00:10:20',
    ])
  })

  it('claims no waiting where nobody wrote down that anything began', () => {
    const finished = encounter({ visit: aClosedVisit() })
    expect(turns(finished)).toEqual([
      'arrived 23:30:00-23:30:00',
      'in-progress 23:30:00-00:10:20',
      'finished 00:10:20-00:10:20',
    ])
  })

  it('remembers a cancellation that was taken back', () => {
    const steps = [
      anIntake(),
      aStep({ kind: 'cancelled', at: '2026-11-19T23:45:00.000Z' }),
      aStep({ kind: 'reinstated', at: '2026-11-19T23:47:00.000Z' }),
      anExamination(),
    ]
    expect(turns(encounter({ steps }))).toEqual([
      'arrived 23:30:00-23:45:00',
      'cancelled 23:45:00-23:47:00',
      'arrived 23:47:00-23:50:00',
      'in-progress 23:50:00-',
    ])
  })

  it('stays inside the visit where the clock of another device is wrong', () => {
    const early = anExamination({ at: '2026-11-19T22:00:00.000Z' })
    const late = anExamination({ at: '2026-11-20T05:00:00.000Z' })
    expect(turns(encounter({ visit: aClosedVisit(), steps: [early] }))[1]).toBe(
      'in-progress 23:30:00-00:10:20',
    )
    expect(turns(encounter({ visit: aClosedVisit(), steps: [late] }))[1]).toBe(
      'in-progress 00:10:20-00:10:20',
    )
  })
})

describe('the end of a visit', () => {
  it('is the next second where somebody closed in the second of the arrival', () => {
    const visit = aClosedVisit({ openedAt: '2026-11-19T23:30:00.250Z', closedAt: '2026-11-19T23:30:00.900Z' })
    const { period, length, status } = encounter({ visit })
    expect(period).toEqual({ start: '2026-11-19T23:30:00+00:00', end: '2026-11-19T23:30:01+00:00' })
    expect(length).toMatchObject({ value: 1, code: 'min' })
    expect(status).toBe('finished')
  })

  it('is not invented where it lies before the arrival', () => {
    const visit = aClosedVisit({ closedAt: '2026-11-19T23:29:59.000Z' })
    expect(() => encounter({ visit })).toThrow(EndsBeforeStart)
  })

  it('tells how the patient left', () => {
    const leaving = (change: Parameters<typeof aClosedVisit>[0]) =>
      encounter({ visit: aClosedVisit(change) }).hospitalization?.dischargeDisposition
    expect(leaving({ outcome: 'home' })?.coding?.[0]?.code).toBe('home')
    expect(leaving({ outcome: 'referred' })?.coding?.[0]?.code).toBe('other-hcf')
    expect(leaving({ outcome: 'emergency' })).toMatchObject({
      coding: [{ code: 'other-hcf' }],
      text: 'Dirujuk ke unit gawat darurat',
    })
    const threeDaysLater = { outcome: 'died', closedAt: '2026-11-22T23:30:00.000Z' } as const
    expect(leaving(threeDaysLater)?.coding?.[0]?.code).toBe('exp-lt48h')
    expect(leaving({ ...threeDaysLater, kind: 'inpatient' })?.coding?.[0]?.code).toBe('exp-gt48h')
  })

  it('names the active diagnoses that have a code, numbered as they are given', () => {
    const diagnoses = [
      aDiagnosis(),
      aDiagnosis({ id: id(111), code: 'masuk angin' }),
      aDiagnosis({ id: id(112), code: 'A09', status: 'entered_in_error' }),
      aDiagnosis({ id: id(113), code: 'E11.9', name: 'Diabetes tipe 2' }),
    ]
    const { diagnosis } = encounter({ visit: aClosedVisit(), diagnoses })
    expect(diagnosis?.map(({ rank, condition }) => [rank, condition.display])).toEqual([
      [1, 'Infeksi saluran napas atas akut'],
      [2, 'Diabetes tipe 2'],
    ])
  })

  it('says nothing of diagnoses while the visit goes on', () => {
    const { diagnosis, hospitalization, length } = encounter({
      steps: [anExamination()],
      diagnoses: [aDiagnosis()],
    })
    expect([diagnosis, hospitalization, length]).toEqual([undefined, undefined, undefined])
  })
})

describe('who saw the patient', () => {
  it('is the last who examined, whoever closed', () => {
    const steps = [anIntake(), anExamination({ by: sheila.localId }), anExamination()]
    expect(attending(encounter({ visit: aClosedVisit({ closedBy: aditya.localId }), steps }))).toBe(
      `Practitioner/${alexander.ihs}`,
    )
  })

  it('is the nurse, then who closed', () => {
    expect(attending(encounter({ steps: [anIntake()] }))).toBe(`Practitioner/${sheila.ihs}`)
    expect(attending(encounter({ visit: aClosedVisit({ closedBy: aditya.localId }) }))).toBe(
      `Practitioner/${aditya.ihs}`,
    )
  })

  it('is nobody yet in a visit that nobody began, so it is sent later', () => {
    expect(() => encounter({})).toThrow(NobodyYet)
    const dispensing = aStep({ stage: 'medicine', by: aditya.localId })
    expect(() => encounter({ steps: [dispensing] })).toThrow(NobodyYet)
  })

  it('is waited for where nobody knows the number of the practitioner', () => {
    const mapping = aMapping([`users:${alexander.localId}:Practitioner`])
    expect(() => toEncounter({ visit: aVisit(), steps: [anExamination()], diagnoses: [] }, mapping)).toThrow(
      MissingReference,
    )
  })
})

describe('where the patient was', () => {
  it('is one unit after the other, each to the second in which the next begins', () => {
    const steps = [
      anIntake(),
      aStep({ kind: 'moved', fromUnit: 'umum', unit: 'gigi', at: '2026-11-19T23:45:00.000Z' }),
      anExamination({ unit: 'gigi' }),
      aStep({ kind: 'moved', fromUnit: 'gigi', unit: 'lab', at: '2026-11-20T00:00:00.000Z' }),
    ]
    const { location } = encounter({ visit: aClosedVisit({ unit: 'lab' }), steps })
    expect(
      location?.map(({ period }) => `${period?.start?.slice(11, 19)}-${period?.end?.slice(11, 19)}`),
    ).toEqual(['23:30:00-23:45:00', '23:45:00-00:00:00', '00:00:00-00:10:20'])
  })

  it('has no class where there is a bed, for nobody tells which', () => {
    const { location, class: kind } = encounter({ visit: aClosedVisit({ kind: 'inpatient' }) })
    expect(kind.code).toBe('IMP')
    expect(location?.[0]?.extension).toBeUndefined()
  })
})

it('a cancelled visit without the step that cancelled it is a mistake of ours', () => {
  expect(() => encounter({ visit: aVisit({ status: 'cancelled' }), steps: [anIntake()] })).toThrow(
    'cancelled',
  )
})
