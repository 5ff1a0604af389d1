import { expect, it } from '@jest/globals'
import { elapsedSince } from './elapsed'

it.each([
  ['2026-11-20T08:59:30.000Z', { unit: 'minutes', count: 0 }],
  ['2026-11-20T08:01:00.000Z', { unit: 'minutes', count: 59 }],
  ['2026-11-20T07:00:00.000Z', { unit: 'hours', count: 2 }],
  ['2026-11-18T07:00:00.000Z', { unit: 'days', count: 2 }],
  ['2026-11-20T09:05:00.000Z', { unit: 'minutes', count: 0 }],
])('since %s, read at nine, it is %j', (since, elapsed) => {
  expect(elapsedSince(since, '2026-11-20T09:00:00.000Z')).toEqual(elapsed)
})
