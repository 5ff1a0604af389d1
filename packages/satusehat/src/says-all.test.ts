import { describe, expect, it } from '@jest/globals'
import { saysAll } from './says-all.js'

const ours = {
  resourceType: 'Encounter',
  status: 'arrived',
  identifier: [{ system: 'a', value: '1' }],
  period: { start: '2026-11-02T01:00:00+00:00' },
}

describe('what stands there says all of ours', () => {
  it('with what the platform adds and rearranges', () => {
    const there = {
      id: 'satu',
      identifier: [
        { system: 'creator', value: 'x' },
        { value: '1', system: 'a' },
      ],
      meta: { versionId: 'x' },
      period: { start: '2026-11-02T08:00:00.000+07:00' },
      resourceType: 'Encounter',
      status: 'arrived',
    }
    expect(saysAll(there, ours)).toBe(true)
  })

  it('with an element that ours leaves undefined', () => {
    expect(saysAll(ours, { ...ours, class: undefined })).toBe(true)
  })
})

describe('what stands there does not say all of ours', () => {
  it.each([
    ['another word', { ...ours, status: 'finished' }],
    ['another time', { ...ours, period: { start: '2026-11-02T01:00:01+00:00' } }],
    ['one element more', { ...ours, period: { ...ours.period, end: '2026-11-02T02:00:00+00:00' } }],
    ['one entry more', { ...ours, identifier: [...ours.identifier, { system: 'b', value: '2' }] }],
    ['a number instead of a word', { ...ours, status: 1 }],
  ])('%s', (_what, wanted) => {
    expect(saysAll(ours, wanted)).toBe(false)
  })

  it('one entry where ours has it twice', () => {
    expect(saysAll(['a', 'b'], ['a', 'a'])).toBe(false)
  })
})
