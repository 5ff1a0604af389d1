import { describe, expect, it } from '@jest/globals'
import { type DayInSight, unfinishedOf, type VisitInDay } from './unfinished'

const visit = (
  id: string,
  change: Partial<VisitInDay> & { day?: string; status?: 'open' | 'closed' } = {},
) => ({
  visit: {
    ...{ id, patientId: `patient of ${id}`, status: change.status ?? ('open' as const) },
    serviceDate: change.day ?? '2026-11-20',
  },
  stage: change.stage ?? ('waiting_intake' as const),
  hasVitals: change.hasVitals ?? false,
  hasDiagnosis: change.hasDiagnosis ?? false,
})
const left = (change: Partial<DayInSight>) =>
  unfinishedOf({
    visits: [],
    drafts: [],
    unsent: 0,
    today: '2026-11-20',
    screens: ['/loket/', '/kajian/'],
    ...change,
  }).map(({ kind, visitId, href }) => [kind, visitId, href])

describe('what is not finished today', () => {
  it('is a form left half typed, where it can be opened again', () => {
    const drafts = [
      { form: 'intake', record: 'v1' },
      { form: 'amend', record: 'p1' },
      { form: 'discard', record: 'r1' },
      { form: 'examination', record: 'v1' },
    ]
    expect(left({ drafts })).toEqual([
      ['draft', 'v1', '/kajian/?id=v1'],
      ['draft', null, '/loket/?ubah=p1'],
    ])
  })

  it('is each form of a new person that was laid aside, opened where it was left', () => {
    const records = ['new', 'taruh t1', 'keluarga p1', 'kembar p1 2']
    expect(left({ drafts: records.map((record) => ({ form: 'person', record })) })).toEqual([
      ['draft', null, '/loket/?baru=1'],
      ['draft', null, '/loket/?baru=1&taruh=t1'],
      ['draft', null, '/loket/?baru=1&keluarga=p1'],
      ['draft', null, '/loket/?baru=1&keluarga=p1&kembar=2'],
    ])
  })

  it('is a hand-over that was begun, with its prescription', () => {
    const drafts = [{ form: 'hand-over', record: 'r1' }]
    expect(left({ drafts, screens: ['/obat/'] })).toEqual([['draft', null, '/obat/?id=r1']])
    expect(left({ drafts, screens: ['/loket/'] })).toEqual([])
  })

  it('is a patient who was examined and never measured, not one who still waits', () => {
    const visits = [visit('waits'), visit('inside', { stage: 'with_doctor' })]
    expect(left({ visits })).toEqual([['noVitals', 'inside', '/kajian/?id=inside']])
    expect(left({ visits: [visit('inside', { stage: 'with_doctor', hasVitals: true })] })).toEqual([])
  })

  it('is a visit without a diagnosis, once the doctor is through with it', () => {
    const screens = ['/periksa/']
    const visits = [
      visit('inside', { stage: 'with_doctor' }),
      visit('left', { stage: 'closed', status: 'closed' }),
      visit('told', { stage: 'done', hasDiagnosis: true }),
    ]
    expect(left({ visits, screens })).toEqual([
      ['noDiagnosis', 'left', '/periksa/?id=left'],
      ['stillOpen', 'told', '/periksa/?id=told&selesai=1&dari=belum'],
    ])
    expect(
      left({ visits: [visit('old', { stage: 'closed', status: 'closed', day: '2026-11-19' })], screens }),
    ).toEqual([])
  })

  it('is a visit of another day that nobody closed', () => {
    const visits = [
      visit('forgotten', { day: '2026-11-18', hasVitals: true }),
      visit('closed', { day: '2026-11-18', status: 'closed', stage: 'closed' }),
    ]
    const closing = '?id=forgotten&selesai=1&dari=belum'
    expect(left({ visits })).toEqual([['stillOpen', 'forgotten', `/kajian/${closing}`]])
    const screens = ['/kajian/', '/periksa/']
    expect(left({ visits, screens })).toMatchObject([['stillOpen', 'forgotten', `/periksa/${closing}`]])
    expect(left({ visits, screens: ['/loket/'] })).toEqual([])
  })

  it('is a visit of today that nothing keeps open any more, not one that waits for its medicine', () => {
    const done = { hasVitals: true, hasDiagnosis: true } as const
    const visits = [
      visit('done', { ...done, stage: 'done' }),
      visit('medicine', { ...done, stage: 'waiting_medicine' }),
      visit('closed', { ...done, stage: 'closed', status: 'closed' }),
    ]
    expect(left({ visits })).toEqual([['stillOpen', 'done', '/kajian/?id=done&selesai=1&dari=belum']])
  })

  it('is what was not sent yet, for everybody; what is clinical for whoever can open it', () => {
    const visits = [visit('inside', { stage: 'with_doctor' })]
    expect(left({ visits, unsent: 3, screens: ['/loket/'] })).toEqual([['unsent', null, '/kirim/']])
  })
})
