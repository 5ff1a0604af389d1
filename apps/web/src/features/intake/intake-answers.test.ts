import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry, someAnswers } from '@lentera/domain/testing/samples'
import { allNormal, firstAnswers, noAnswers, questionsFor, readAnswers, unanswered } from './intake-answers'
import { missingIn, type MissingState } from './missing'
import { noTexts } from './vital-fields'

const on = '2026-11-20'
const woman = aDirectoryEntry()
const man = aDirectoryEntry({ sex: 'male' })
const toddler = aDirectoryEntry({ birthDate: '2025-10-20' })
const pregnancy = {
  ...{ status: 'open' as const, lastMenstruationOn: '2026-04-17', dueOn: '2027-01-22', endedOn: null },
  toldAt: '2026-10-01T00:00:00.000Z',
}
const read = (texts: Partial<typeof noAnswers>, entry = woman) => {
  const all = { ...noAnswers, ...texts }
  return readAnswers(all, questionsFor(entry, all, on), on)
}

describe('the questions of the intake', () => {
  it('ask women from 10 to 54 about pregnancy, and nobody else', () => {
    expect(questionsFor(woman, noAnswers, on).pregnancy).toBe(true)
    expect(questionsFor(man, noAnswers, on).pregnancy).toBe(false)
    expect(questionsFor(aDirectoryEntry({ birthDate: '1971-01-01' }), noAnswers, on).pregnancy).toBe(false)
    expect(questionsFor(null, noAnswers, on).pregnancy).toBe(true)
  })

  it('show signs of small children and of the pregnant only for them', () => {
    const signs = (entry: typeof woman, answers = noAnswers) =>
      questionsFor(entry, answers, on)
        .findings.find(({ name }) => name === 'danger')!
        .findings.map(({ value }) => value)
    expect(signs(toddler)).toContain('cannot_drink')
    expect(signs(woman)).not.toContain('cannot_drink')
    expect(signs(woman, { ...noAnswers, pregnant: 'yes' })).toContain('headache')
  })

  it('give each letter of a question to one finding only, and none to "n"', () => {
    for (const { findings } of questionsFor(null, { ...noAnswers, pregnant: 'yes' }, on).findings) {
      const keys = [...findings.map(({ key }) => key), 'n']
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('remember an open pregnancy, and what was answered in this visit', () => {
    expect(firstAnswers(null, pregnancy, on)).toMatchObject({
      pregnant: 'yes',
      lastMenstruationOn: '2026-04-17',
    })
    const before = {
      ...{ id: 'a', visitId: 'v', patientId: 'p', recordedAt: '', recordedBy: '', serviceDate: on },
      ...{ form: 'intake' as const, version: 1, answers: someAnswers({ complaint: 'Batuk', pain: 3 }) },
    }
    expect(firstAnswers(before, pregnancy, on)).toMatchObject({
      complaint: 'Batuk',
      pain: '3',
      pregnant: null,
    })
  })
})

describe('what stands on the form', () => {
  it('is read as answers', () => {
    expect(read({ complaint: ' Batuk ', pain: '10', cough: ['two_weeks'] }).answers).toEqual(
      someAnswers({ complaint: 'Batuk', pain: 10, cough: ['two_weeks'] }),
    )
  })

  it('is named where it cannot be', () => {
    expect(read({ pain: '14' }).unreadable).toEqual(['pain'])
    expect(read({ pregnant: 'yes', lastMenstruationOn: '2027-01-01' }).unreadable).toEqual([
      'lastMenstruationOn',
    ])
    expect(read({ pregnant: 'no', lastMenstruationOn: '2027-01-01' }).unreadable).toEqual([])
  })

  it('becomes normal as a row, but for what was found and what decides about drugs', () => {
    const row = allNormal({ ...noAnswers, cough: ['two_weeks'] })
    expect(row).toMatchObject({ pain: '0', fall: [], cough: ['two_weeks'], nutrition: [], danger: [] })
    const asked = questionsFor(woman, row, on)
    expect(unanswered(readAnswers(row, asked, on).answers, asked)).toEqual(['pregnant', 'breastfeeding'])
  })
})

describe('what is missing', () => {
  const missing = (entry: typeof woman, change: Partial<MissingState> = {}, pregnant = '') => {
    const texts = allNormal({
      ...noAnswers,
      complaint: 'Batuk',
      ...(pregnant && { pregnant: 'yes' as const }),
    })
    const asked = questionsFor(entry, texts, on)
    const { answers } = readAnswers(texts, asked, on)
    const state = { answers, asked, texts: noTexts, entry, today: on, isAllergyAnswered: true }
    return missingIn({ ...state, measured: [], hasHeight: true, ...change })
  }

  it('is the pressure from 15 years on, and the other measurements of everybody', () => {
    expect(missing(man)).toEqual(['pressure', 'pulse', 'respiratoryRate', 'temperature', 'weight'])
  })

  it('is height, upper arm and head of a small child each time, and the height of others once', () => {
    const growth = ['height', 'muac', 'headCircumference']
    expect(missing(toddler)).toEqual(['pulse', 'respiratoryRate', 'temperature', 'weight', ...growth])
    expect(missing(aDirectoryEntry({ birthDate: '2026-06-20' }))).not.toContain('muac')
    expect(missing(aDirectoryEntry({ birthDate: '2021-12-20' }))).toContain('muac')
    expect(missing(aDirectoryEntry({ birthDate: '2021-10-20' })).slice(4)).toEqual(['height'])
    expect(missing(man, { hasHeight: false })).toContain('height')
    expect(missing(man)).not.toContain('height')
  })

  it('is the upper arm of the pregnant, and their pressure whatever their age', () => {
    expect(missing(woman, {}, 'yes')).toContain('muac')
    expect(missing(aDirectoryEntry({ birthDate: '2013-01-01' }), {}, 'yes')).toContain('pressure')
  })

  it('is nothing that somebody measured already, and still what nobody did', () => {
    const measured = ['pressure', 'pulse', 'respiratoryRate', 'temperature', 'weight'] as const
    expect(missing(man, { measured })).toEqual([])
    expect(missing(man, { measured: ['pressure'] })).toEqual([
      ...['pulse', 'respiratoryRate', 'temperature', 'weight'],
    ])
  })
})
