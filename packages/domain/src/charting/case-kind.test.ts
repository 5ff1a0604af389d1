import { describe, expect, it } from '@jest/globals'
import { aDiagnosis, id, known, partly } from '../testing/samples.js'
import { caseConfiguration, caseKindOf, isLifelong } from './case-kind.js'

const on = '2026-11-20'
const before = (code: string, serviceDate: string, change = {}) =>
  aDiagnosis({ code, serviceDate, visitId: id(19), ...change })
const ask = (code: string, rows: ReturnType<typeof before>[], complete = true) =>
  caseKindOf(code, on, id(20), complete ? known(rows) : partly(rows))

describe('kasus baru or lama', () => {
  it('is new the first time', () => {
    expect(ask('J06.9', [])).toEqual({ kind: 'new', reason: 'never_before', lastOn: null })
    expect(ask('J06.9', [before('K30', '2026-11-18')]).kind).toBe('new')
  })

  it('is old within the days of one episode, by the illness and not its finer digits', () => {
    expect(ask('J06.9', [before('J06.0', '2026-10-21')])).toEqual({
      kind: 'old',
      reason: 'same_episode',
      lastOn: '2026-10-21',
    })
    expect(caseConfiguration.episodeDays).toBe(30)
    expect(ask('J06.9', [before('J06.9', '2026-10-20')])).toEqual({
      kind: 'new',
      reason: 'long_ago',
      lastOn: '2026-10-20',
    })
  })

  it('counts from the last time', () => {
    const rows = [before('J06.9', '2026-11-10'), before('J06.9', '2026-01-10')]
    expect(ask('J06.9', rows).lastOn).toBe('2026-11-10')
    expect(ask('J06.9', [...rows].reverse()).lastOn).toBe('2026-11-10')
  })

  it('is old for the whole life where an illness lasts that long', () => {
    expect(ask('I10', [before('I10', '2019-02-01')])).toMatchObject({ kind: 'old', reason: 'lifelong' })
    expect(ask('E11.9', [before('E11.2', '2019-02-01')]).kind).toBe('old')
    expect(ask('I10', [])).toMatchObject({ kind: 'new', reason: 'never_before' })
    for (const code of ['I10', 'I15.9', 'E14', 'J45.0', 'A15', 'A16.2', 'B20'])
      expect([code, isLifelong(code)]).toEqual([code, true])
    for (const code of ['I16', 'E15', 'J46', 'A17', 'K30'])
      expect([code, isLifelong(code)]).toEqual([code, false])
  })

  it('does not count what was a mistake, what stands in this visit, or what was written for a later day', () => {
    const rows = [
      before('J06.9', '2026-11-10', { status: 'entered_in_error' }),
      before('J06.9', on, { visitId: id(20) }),
      before('J06.9', '2026-11-21'),
    ]
    expect(ask('J06.9', rows)).toEqual({ kind: 'new', reason: 'never_before', lastOn: null })
  })

  it('is only proposed as new where the device may not hold the whole history', () => {
    expect(ask('J06.9', [], false)).toEqual({ kind: 'new', reason: 'not_known', lastOn: null })
    expect(ask('J06.9', [before('J06.9', '2026-01-10')], false).reason).toBe('not_known')
  })

  it('is known to be old from what the device does hold', () => {
    expect(ask('J06.9', [before('J06.9', '2026-11-10')], false).reason).toBe('same_episode')
    expect(ask('I10', [before('I10', '2020-01-10')], false).reason).toBe('lifelong')
  })
})
