import { describe, expect, it } from '@jest/globals'
import { toComposition } from './composition.js'
import { id } from './testing/id.js'
import { aMapping } from './testing/mapping.js'
import { aClosedVisit, anExamination, aStep, aVisit } from './testing/visits.js'

const condition = { entity: 'diagnoses', id: id(110), remoteType: 'Condition' }
const systolic = { entity: 'vitals', id: id(30), remoteType: 'Observation/8480-6' }
const medication = { entity: 'prescription_lines', id: id(47), remoteType: 'Medication' }

const closed = { visit: aClosedVisit(), steps: [anExamination()] }

describe('the summary of a visit', () => {
  it('has the headings that have something under them, in the order a doctor reads them', () => {
    const { resource } = toComposition(closed, [condition, systolic, medication], aMapping())!
    expect(resource.section?.map(({ title, entry }) => [title, entry?.length])).toEqual([
      ['Tanda Vital', 1],
      ['Diagnosis Akhir', 1],
    ])
  })

  it('is called by the kind of the visit', () => {
    const title = (kind: 'outpatient' | 'emergency' | 'inpatient') =>
      toComposition({ ...closed, visit: aClosedVisit({ kind }) }, [condition], aMapping())?.resource.title
    expect(title('outpatient')).toBe('Resume Medis Rawat Jalan')
    expect(title('emergency')).toBe('Resume Medis Gawat Darurat')
    expect(title('inpatient')).toBe('Resume Medis Rawat Inap')
  })

  it('is not written of nothing, of a visit that goes on and of one that was cancelled', () => {
    const cancelled = { visit: aVisit({ status: 'cancelled' }), steps: [aStep({ kind: 'cancelled' })] }
    expect(toComposition(closed, [medication], aMapping())).toBeNull()
    expect(toComposition({ ...closed, visit: aVisit() }, [condition], aMapping())).toBeNull()
    expect(toComposition(cancelled, [condition], aMapping())).toBeNull()
  })

  it('waits for what it speaks of', () => {
    const mapping = aMapping([`diagnoses:${id(110)}:Condition`])
    expect(() => toComposition(closed, [condition], mapping)).toThrow('no Condition known')
  })
})
