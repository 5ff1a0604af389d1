import { describe, expect, it } from '@jest/globals'
import { toAllergyIntolerance } from './allergy-intolerance.js'
import { toCondition } from './condition.js'
import { MissingReference } from './mapping.js'
import { toObservations } from './observations.js'
import { toProcedure } from './procedure.js'
import { anAllergy, aProcedure, someVitals } from './testing/charts.js'
import { id } from './testing/id.js'
import { aMapping } from './testing/mapping.js'
import { aDiagnosis } from './testing/visits.js'

describe('a diagnosis', () => {
  it.each([['J06.9'], ['I10'], ['E11.91']])('goes out under its code %s', (code) => {
    expect(toCondition(aDiagnosis({ code }), aMapping())?.resource.code?.coding?.[0]?.code).toBe(code)
  })

  it.each([['masuk angin'], ['j06.9'], ['J069x']])('stays here where %s is no code', (code) => {
    expect(toCondition(aDiagnosis({ code }), aMapping())).toBeNull()
  })

  it('is provisional while it is only suspected', () => {
    const { resource } = toCondition(aDiagnosis({ certainty: 'suspected' }), aMapping())!
    expect(resource.verificationStatus?.coding?.[0]?.code).toBe('provisional')
  })

  it('that was a mistake has no clinical status any more', () => {
    const { resource } = toCondition(aDiagnosis({ status: 'entered_in_error' }), aMapping())!
    expect(resource.verificationStatus?.coding?.[0]?.code).toBe('entered-in-error')
    expect(resource.clinicalStatus).toBeUndefined()
  })

  it('waits for its visit to be known there', () => {
    const mapping = aMapping([`visits:${id(20)}:Encounter`])
    expect(() => toCondition(aDiagnosis(), mapping)).toThrow(MissingReference)
  })
})

describe('a set of measurements', () => {
  it('is one observation for each sign, the two pressures apart', () => {
    const sent = toObservations(someVitals(), aMapping()).map(({ local, resource }) => [
      local.remoteType,
      resource.valueQuantity?.value,
      resource.valueQuantity?.code,
    ])
    expect(sent).toEqual([
      ['Observation/8480-6', 118, 'mm[Hg]'],
      ['Observation/8462-4', 76, 'mm[Hg]'],
      ['Observation/8867-4', 82, '/min'],
      ['Observation/9279-1', 18, '/min'],
      ['Observation/8310-5', 37.4, 'Cel'],
      ['Observation/59408-5', 98, '%'],
      ['Observation/29463-7', 61.5, 'kg'],
      ['Observation/8302-2', 168, 'cm'],
      ['Observation/276361009', 78, 'cm'],
      ['Observation/284473002', 27.5, 'cm'],
      ['Observation/9843-4', 55.2, 'cm'],
    ])
  })

  it('says nothing of what was not measured, and a nought is a value', () => {
    const vitals = { ...someVitals(), ...unmeasured(), pulse: 0 }
    expect(toObservations(vitals, aMapping()).map(({ resource }) => resource.valueQuantity?.value)).toEqual([
      0,
    ])
  })
})

const unmeasured = () => ({
  ...{ systolic: null, diastolic: null, respiratoryRate: null, temperature: null, spo2: null },
  ...{ weight: null, height: null, waist: null, muac: null, headCircumference: null },
})

describe('a procedure', () => {
  it.each([
    ['89.52', '103693007'],
    ['87.44', '103693007'],
    ['95.02', '103693007'],
    ['93.94', '277132007'],
    ['99.29', '277132007'],
    ['86.59', '387713003'],
    ['13.6', '387713003'],
  ])('of the code %s is of the sort %s', (code, category) => {
    const { resource } = toProcedure(aProcedure({ code }), aMapping())!
    expect(resource.category?.coding?.[0]?.code).toBe(category)
  })

  it.each([['LAB-GDS'], ['EKG'], ['8952'], [null]])('of the code %s is known here only', (code) => {
    expect(toProcedure(aProcedure({ code }), aMapping())).toBeNull()
  })

  it('that was not done is a mistake over there, too', () => {
    expect(toProcedure(aProcedure({ status: 'entered_in_error' }), aMapping())?.resource.status).toBe(
      'entered-in-error',
    )
  })
})

describe('an answer about allergies', () => {
  const sent = (change: Parameters<typeof anAllergy>[0], without: string[] = []) =>
    toAllergyIntolerance(anAllergy(change), id(20), aMapping(without)).resource

  it('names a drug by its ingredient, whatever the first letter, and keeps the words', () => {
    expect(sent({ substance: 'AMOKSISILIN' }).code).toMatchObject({
      coding: [{ system: 'http://sys-ids.kemkes.go.id/kfa', code: '91000237' }],
      text: 'AMOKSISILIN',
    })
  })

  it('names food by the terms of the Ministry', () => {
    expect(sent({ category: 'food', substance: 'Udang' }).code?.coding?.[0]?.system).toBe(
      'http://terminology.kemkes.go.id/CodeSystem/clinical-term',
    )
  })

  it('waits until somebody matched the substance', () => {
    const unmatched = { entity: 'allergens', id: 'debu', remoteType: 'clinical-term' }
    expect(() => sent({ category: 'environment', substance: 'debu' })).toThrow(
      expect.objectContaining({ local: unmatched }),
    )
  })

  it('of none is an answer, with the categories that were asked', () => {
    const none = sent({ answer: 'none', category: null, substance: null, reaction: null })
    expect(none.category).toEqual(['food', 'medication', 'environment'])
    expect(none.code?.coding?.[0]?.code).toBe('716186003')
    expect(none.reaction).toBeUndefined()
  })

  it('that was a mistake has no clinical status any more', () => {
    const mistaken = sent({ status: 'entered_in_error' })
    expect(mistaken.verificationStatus?.coding?.[0]?.code).toBe('entered-in-error')
    expect(mistaken.clinicalStatus).toBeUndefined()
  })
})
