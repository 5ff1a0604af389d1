import { describe, expect, it } from '@jest/globals'
import { RecordAllergyAnswer, type Allergy } from '@lentera/contracts/charting/allergies'
import { aCommand, aDirectoryEntry, anAllergy, aVisit, id, known, partly } from '../testing/samples.js'
import { recordAllergyAnswer } from './record-allergy-answer.js'

type State = Parameters<typeof recordAllergyAnswer>[0]
type Substances = readonly { category: 'drug' | 'food'; substance: string; reaction: string | null }[]

const answer = (value: 'none' | 'present', substances: Substances, state: Partial<State> = {}) =>
  recordAllergyAnswer(
    {
      allergies: known<Allergy>([]),
      entry: known([aDirectoryEntry()]),
      openVisits: known([aVisit()]),
      ...state,
    },
    aCommand(RecordAllergyAnswer, { patientId: id(10), answer: value, substances: [...substances] }),
  )
const udang = { category: 'food', substance: 'Udang', reaction: 'Gatal' } as const
const banner = ({ writes }: ReturnType<typeof answer>) =>
  writes.find((write) => write.entity === 'patient_directory')?.record
const rows = ({ writes }: ReturnType<typeof answer>) =>
  writes.filter((write) => write.entity === 'allergies').map((write) => write.record)

describe('the answer about allergies', () => {
  it('writes down that there is none, which is not the same as never asked', () => {
    const decision = answer('none', [])
    expect(rows(decision)).toMatchObject([{ answer: 'none', substance: null, recordedBy: id(901) }])
    expect(banner(decision)).toMatchObject({
      allergyAnswer: 'none',
      allergyNames: [],
      allergyAnsweredAt: '2026-11-20T00:00:00.000Z',
    })
  })

  it('adds a substance to those already known', () => {
    const decision = answer('present', [udang], { allergies: known([anAllergy()]) })
    expect(rows(decision)).toMatchObject([{ substance: 'Udang', reaction: 'Gatal', status: 'active' }])
    expect(banner(decision)).toMatchObject({
      allergyAnswer: 'present',
      allergyNames: ['Amoksisilin', 'Udang'],
    })
  })

  it('is told to the outside with the visit it was asked in, and not where there is none', () => {
    const { events } = answer('present', [udang])
    expect(events).toMatchObject([
      { name: 'charting.allergyAnswered', lane: `v:${id(20)}`, payload: { visitId: id(20) } },
    ])
    expect(answer('present', [udang], { openVisits: known([]) }).events).toEqual([])
    const toldBefore = known([anAllergy(udang)])
    expect(answer('present', [udang], { allergies: toldBefore }).events).toEqual([])
  })

  it('keeps a known substance when somebody answers "none"', () => {
    const decision = answer('none', [], { allergies: known([anAllergy()]) })
    expect(rows(decision)).toMatchObject([{ answer: 'none' }])
    expect(banner(decision)).toMatchObject({ allergyAnswer: 'present', allergyNames: ['Amoksisilin'] })
    expect(decision.issues).toEqual([])
  })

  it('keeps what only the directory knows on a device that does not hold the chart', () => {
    const entry = known([aDirectoryEntry({ allergyAnswer: 'present', allergyNames: ['Amoksisilin'] })])
    const decision = answer('none', [], { allergies: partly([]), entry })
    expect(banner(decision)).toMatchObject({ allergyAnswer: 'present', allergyNames: ['Amoksisilin'] })
    expect(decision.unknown).toEqual(['allergies'])
  })

  it('lets a substance go that was entered in error', () => {
    const wrong = anAllergy({ status: 'entered_in_error' })
    const entry = known([aDirectoryEntry({ allergyAnswer: 'present', allergyNames: ['Amoksisilin'] })])
    expect(banner(answer('none', [], { allergies: known([wrong]), entry }))).toMatchObject({
      allergyAnswer: 'none',
      allergyNames: [],
    })
  })

  it('writes a substance once however often it is told, unless the reaction is news', () => {
    const state = { allergies: known([anAllergy()]) }
    const told = { category: 'drug', substance: 'amoksisilin', reaction: null } as const
    expect(rows(answer('present', [told], state))).toEqual([])
    expect(rows(answer('present', [{ ...told, reaction: 'Sesak' }], state))).toMatchObject([
      { reaction: 'Sesak' },
    ])
  })

  it('takes a substance for more than a tick at "none", and a bare "yes" for an allergy', () => {
    expect(banner(answer('none', [udang]))).toMatchObject({
      allergyAnswer: 'present',
      allergyNames: ['Udang'],
    })
    const bare = answer('present', [])
    expect(rows(bare)).toMatchObject([{ answer: 'present', substance: null }])
    expect(banner(bare)).toMatchObject({ allergyAnswer: 'present', allergyNames: [] })
  })
})
