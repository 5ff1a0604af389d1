import { describe, expect, it } from '@jest/globals'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Progress, sharesOf } from './progress.js'

const file = () => join(mkdtempSync(join(tmpdir(), 'lentera-progress-')), 'seeds.jsonl')

describe('a long simulation', () => {
  it('is shared without a gap and without a seed run twice', () => {
    for (const [from, seeds, jobs] of [
      [1, 20_000, 2],
      [501, 300, 2],
      [7, 3, 4],
    ] as const) {
      const all = sharesOf({ from, seeds, jobs }).flatMap((share) =>
        Array.from({ length: share.seeds }, (_, n) => share.from + n),
      )
      expect(all).toEqual(Array.from({ length: seeds }, (_, n) => from + n))
    }
  })

  it('goes on where it was cut, but not with another build or another store', () => {
    const path = file()
    const share = { from: 1, seeds: 250 }
    new Progress(path, 'memory', 'a1').note(share, { passed: 249, failed: 1 })
    expect(new Progress(path, 'memory', 'a1').done(share)).toMatchObject({ passed: 249, failed: 1 })
    expect(new Progress(path, 'memory', 'b2').done(share)).toBeUndefined()
    expect(new Progress(path, 'postgres', 'a1').done(share)).toBeUndefined()
    expect(new Progress(path, 'memory', 'a1').done({ from: 251, seeds: 250 })).toBeUndefined()
  })

  it('runs a share again whose line was cut', () => {
    const path = file()
    const share = { from: 1, seeds: 250 }
    new Progress(path, 'memory', 'a1').note(share, { passed: 250, failed: 0 })
    appendFileSync(path, '{"from":251,"seeds":250,"pas')
    const progress = new Progress(path, 'memory', 'a1')
    expect(progress.done(share)).toBeDefined()
    expect(progress.done({ from: 251, seeds: 250 })).toBeUndefined()
  })
})
