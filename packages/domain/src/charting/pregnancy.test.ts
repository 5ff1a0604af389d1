import { describe, expect, it } from '@jest/globals'
import type { Pregnancy } from '@lentera/contracts/patients/patient'
import { aPregnancy, someAnswers } from '../testing/samples.js'
import {
  afterAnswer,
  dueDateOf,
  gestationOn,
  isPossibleStart,
  isPostpartum,
  isPregnant,
  pregnancyKnownOn,
} from './pregnancy.js'

const on = '2026-11-20'
const at = '2026-11-20T00:00:00.000Z'
const open = aPregnancy
const told = (answer: Parameters<typeof someAnswers>[0], pregnancy?: Pregnancy) =>
  afterAnswer(
    { pregnant: pregnancy ? pregnancy.status === 'open' : null, ...(pregnancy ? { pregnancy } : {}) },
    someAnswers(answer),
    at,
    on,
  )

describe('a pregnancy', () => {
  it('is due 280 days after the last menstruation and counted in whole weeks', () => {
    expect(dueDateOf('2026-04-17')).toBe('2027-01-22')
    expect(gestationOn(open(), on)).toEqual({ weeks: 31, days: 0 })
    expect(gestationOn(open(), '2026-11-26')).toEqual({ weeks: 31, days: 6 })
  })

  it('has no weeks where nobody knows when it began', () => {
    expect(gestationOn(open({ lastMenstruationOn: null, dueOn: null }), on)).toBeNull()
    expect(gestationOn(undefined, on)).toBeNull()
  })

  it('cannot have begun tomorrow, nor a year ago', () => {
    expect(isPossibleStart('2026-11-21', on)).toBe(false)
    expect(isPossibleStart('2025-11-20', on)).toBe(false)
    expect(isPossibleStart('2026-02-01', on)).toBe(true)
  })

  it('that nobody closed is forgotten at 43 weeks', () => {
    expect(isPregnant(open(), '2027-02-12')).toBe(true)
    expect(isPregnant(open(), '2027-02-13')).toBe(false)
  })

  it('is watched for 42 days after it ended', () => {
    const ended = open({ status: 'ended', endedOn: '2026-11-01' })
    expect(isPostpartum(ended, '2026-12-13')).toBe(true)
    expect(isPostpartum(ended, '2026-12-14')).toBe(false)
    expect(isPostpartum(open(), on)).toBe(false)
  })
})

describe('whether a drug has to think of a pregnancy', () => {
  const answered = (pregnant: 'yes' | 'no' | 'unknown' | null, serviceDate = on, time = '02:00') => ({
    form: 'intake' as const,
    answers: someAnswers({ pregnant }),
    recordedAt: `${serviceDate}T${time}:00.000Z`,
    serviceDate,
  })

  it('is yes while one is open, and unknown once it is forgotten at 43 weeks', () => {
    expect(pregnancyKnownOn(open(), [], '2027-02-12')).toBe(true)
    expect(pregnancyKnownOn(open(), [], '2027-02-13')).toBeNull()
  })

  it('is no only on the day on which that was answered', () => {
    expect(pregnancyKnownOn(undefined, [answered('no')], on)).toBe(false)
    expect(pregnancyKnownOn(undefined, [answered('no', '2026-11-19')], on)).toBeNull()
    const ended = open({ status: 'ended', endedOn: '2026-11-01' })
    expect(pregnancyKnownOn(ended, [], on)).toBeNull()
    expect(pregnancyKnownOn(ended, [answered('no')], on)).toBe(false)
  })

  it('is what was answered last, wherever the directory is behind', () => {
    expect(pregnancyKnownOn(undefined, [answered('no'), answered('yes', on, '03:00')], on)).toBe(true)
    expect(pregnancyKnownOn(undefined, [answered('unknown', on, '03:00'), answered('no')], on)).toBeNull()
    expect(pregnancyKnownOn(undefined, [answered(null, on, '03:00'), answered('no')], on)).toBe(false)
  })

  it('is unknown where nobody asked, or where the answers are of another form', () => {
    expect(pregnancyKnownOn(undefined, [], on)).toBeNull()
    const other = { ...answered('no'), answers: { pregnant: 'no', something: 1 } }
    expect(pregnancyKnownOn(undefined, [other], on)).toBeNull()
  })
})

describe('what every device knows after an answer', () => {
  it('is the pregnancy with its weeks', () => {
    expect(told({ pregnant: 'yes', lastMenstruationOn: '2026-04-17' })).toEqual({
      pregnant: true,
      pregnancy: open({ toldAt: at }),
    })
  })

  it('keeps the beginning that was told before where this answer names none', () => {
    expect(told({ pregnant: 'yes' }, open()).pregnancy).toMatchObject({ dueOn: '2027-01-22', toldAt: at })
  })

  it('does not carry the beginning of a pregnancy that is long over', () => {
    const old = open({
      lastMenstruationOn: '2024-01-01',
      dueOn: '2024-10-07',
      toldAt: '2024-02-01T00:00:00.000Z',
    })
    expect(told({ pregnant: 'yes' }, old).pregnancy).toMatchObject({ lastMenstruationOn: null, dueOn: null })
  })

  it('leaves out a beginning that cannot be', () => {
    expect(told({ pregnant: 'yes', lastMenstruationOn: '2027-04-17' })).toMatchObject({
      pregnant: true,
      pregnancy: { lastMenstruationOn: null, dueOn: null },
    })
  })

  it('ends an open pregnancy, on the day that was told or today', () => {
    expect(told({ pregnant: 'no', pregnancyEndedOn: '2026-11-12' }, open()).pregnancy).toMatchObject({
      status: 'ended',
      endedOn: '2026-11-12',
    })
    expect(told({ pregnant: 'no' }, open()).pregnancy).toMatchObject({ status: 'ended', endedOn: on })
    expect(told({ pregnant: 'no' })).toEqual({ pregnant: false })
  })

  it('does not move the end when "no" is told again', () => {
    const ended = open({ status: 'ended', endedOn: '2026-11-01' })
    expect(told({ pregnant: 'no' }, ended).pregnancy).toMatchObject({ endedOn: '2026-11-01' })
  })

  it('stays open where somebody does not know, and under an older answer that comes late', () => {
    expect(told({ pregnant: 'unknown' }, open())).toEqual({ pregnant: true, pregnancy: open() })
    const newer = open({ toldAt: '2026-11-20T05:00:00.000Z' })
    expect(told({ pregnant: 'no' }, newer)).toEqual({ pregnant: true, pregnancy: newer })
  })

  it('is unchanged where nobody answered', () => {
    expect(told({ pain: 0 }, open()).pregnancy).toEqual(open())
  })
})
