import { describe, expect, it } from '@jest/globals'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { personOn } from '../outreach/prepare-outreach.js'
import { aCommand, anOutreachList, aReviewItem, id, known } from '../testing/samples.js'
import { advanceScopes, advanceScopesReads } from './advance-scopes.js'

const advance = (
  rows: Parameters<typeof advanceScopes>[0],
  lists = [{ listId: id(60), deviceId: id(902) }],
) =>
  advanceScopes(
    rows,
    aCommand(AdvanceScopes, {
      date: '2026-11-20',
      days: ['day:umum:2026-11-12', 'day:umum:2026-11-13'],
      reviewIds: [id(80)],
      lists,
    }),
  )
const item = (change: Parameters<typeof aReviewItem>[0]) =>
  advance({ [`review:${id(80)}`]: known([aReviewItem(change)]) }).writes.map(({ record }) => record)

describe('what time moves', () => {
  it('is an item that has waited for a day: the head of the unit gets it, too', () => {
    const openedAt = '2026-11-19T00:00:00.000Z'
    expect(item({ openedAt })).toMatchObject([{ id: id(80), forwardedAt: '2026-11-20T00:00:00.000Z' }])
    expect(item({ openedAt: '2026-11-19T00:00:00.001Z' })).toEqual([])
  })

  it('is no item that is closed or was forwarded before', () => {
    const openedAt = '2026-11-18T00:00:00.000Z'
    expect(item({ openedAt, closedAt: '2026-11-19T00:00:00.000Z' })).toEqual([])
    expect(item({ openedAt, forwardedAt: '2026-11-19T00:00:00.000Z' })).toEqual([])
  })

  it('is a list whose last day was yesterday', () => {
    const of = (endsOn: string) =>
      advance({
        [`list:${id(60)}`]: known([anOutreachList({ endsOn })]),
        [`people:${id(60)}`]: known([personOn(id(60), id(10))]),
      })
    expect(of('2026-11-19').writes.map(({ record }) => record)).toMatchObject([
      { closedAt: '2026-11-20T00:00:00.000Z' },
      { open: false },
    ])
    expect(of('2026-11-19').ends).toContain(`list:${id(60)}`)
    expect(of('2026-11-20').writes).toEqual([])
  })

  it('is a day behind the seven that a device holds, and no other', () => {
    expect(advance({}).ends).toEqual(['day:umum:2026-11-12'])
  })

  it('is looked at again under its lock', () => {
    const command = aCommand(AdvanceScopes, {
      date: '2026-11-20',
      days: [],
      reviewIds: [id(80)],
      lists: [{ listId: id(60), deviceId: id(902) }],
    })
    expect(Object.keys(advanceScopesReads(command))).toEqual([
      `review:${id(80)}`,
      `list:${id(60)}`,
      `people:${id(60)}`,
    ])
  })
})
