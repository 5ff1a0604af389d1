import { describe, expect, it } from '@jest/globals'
import { stampOf, VersionStamps } from './version-stamp.js'

describe('the stamp of a version', () => {
  it('is the base64 of the nanoseconds of lastUpdated', () => {
    expect(stampOf(1_727_743_255_516_430)).toEqual({
      versionId: 'MTcyNzc0MzI1NTUxNjQzMDAwMA',
      lastUpdated: '2024-10-01T00:40:55.516430+00:00',
      micros: 1_727_743_255_516_430,
    })
  })

  it('never repeats and never goes back when the clock does', () => {
    let now = 2000
    const stamps = new VersionStamps(() => now)
    const first = stamps.next()
    now = 1000
    expect(stamps.next().micros).toBe(first.micros + 1)
  })
})
