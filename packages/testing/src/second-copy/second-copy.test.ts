import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { crc32, frameOf, scan } from '@lentera/sync/second-copy/frames'
import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import { FileFolder } from './file-folder.js'
import { MemoryFolder } from './memory-folder.js'
import { type CopyUnderTest, secondCopyCases } from './second-copy-cases.js'

const entry = (n: number) => ({ name: `r ${n}`, text: `catatan ${n}` })

function inMemory(): CopyUnderTest {
  const folder = new MemoryFolder()
  return {
    open: () => new SecondCopyLog(folder),
    spoil: async (change) => folder.spoil(folder.used, change),
  }
}

function inFiles(path: string): CopyUnderTest {
  const contents = async (name: string) => readFile(join(path, name)).catch(() => Buffer.alloc(0))
  return {
    open: () => new SecondCopyLog(new FileFolder(path)),
    spoil: async (change) => {
      const name = (await contents('b.log')).length > 0 ? 'b.log' : 'a.log'
      await writeFile(join(path, name), change(Uint8Array.from(await contents(name))))
    },
  }
}

describe('a second copy in memory', () => {
  for (const { title, run } of secondCopyCases) it(title, () => run(inMemory()))
})

describe('a second copy in files', () => {
  for (const { title, run } of secondCopyCases)
    it(title, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lentera-copy-'))
      try {
        await run(inFiles(join(folder, 'salinan')))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
})

describe('a second copy whose power is cut', () => {
  it('holds every entry whose append had ended, wherever the disk stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('append'), fc.constant('rewrite')), { minLength: 1, maxLength: 12 }),
        fc.nat(40),
        fc.nat(60),
        async (steps, stopAt, kept) => {
          const folder = new MemoryFolder()
          let left = stopAt
          folder.onStep = () => {
            if (left-- <= 0) throw new Error('no power')
          }
          const log = new SecondCopyLog(folder)
          const told: number[] = []
          let n = 0
          try {
            for (const step of steps) {
              if (step === 'append') {
                await log.append([entry(++n)])
                told.push(n)
              } else await log.rewrite(told.map(entry))
            }
          } catch (error) {
            expect(error).toEqual(new Error('no power'))
          }
          folder.powerCut(kept)
          folder.onStep = () => undefined
          const again = new SecondCopyLog(folder)
          const names = (await again.list()).names
          expect(names).toEqual(expect.arrayContaining(told.map((one) => entry(one).name)))
          // What was under way may be there; nothing else.
          expect(names.filter((name) => !told.some((one) => entry(one).name === name)).length).toBeLessThan(2)
          await again.append([entry(99)])
          expect((await new SecondCopyLog(folder).list()).names).toContain('r 99')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is as it was when the disk has no room for an entry', async () => {
    const folder = new MemoryFolder()
    const log = new SecondCopyLog(folder)
    await log.append([entry(1)])
    folder.capacity = 90
    await expect(log.append([{ name: 'r 2', text: 'x'.repeat(60) }])).rejects.toMatchObject({
      name: 'QuotaExceededError',
    })
    await expect(log.rewrite([entry(1), { name: 'r 3', text: 'x'.repeat(60) }])).rejects.toThrow()
    expect(await new SecondCopyLog(folder).read()).toEqual([entry(1)])
    folder.capacity = Infinity
    await log.append([entry(2)])
    expect(await log.read()).toEqual([entry(1), entry(2)])
  })
})

describe('the frames of a second copy', () => {
  it('carry the CRC of zip and PNG', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  })

  it('never give an entry that was not written, whatever single byte is changed', () => {
    const frames = [1, 2, 3].map((n) => frameOf(entry(n)))
    const whole = Uint8Array.from(frames.flatMap((frame) => [...frame]))
    for (let at = 0; at < whole.length; at += 1)
      for (const bit of [1, 16, 128]) {
        const bytes = whole.slice()
        bytes[at]! ^= bit
        const { found } = scan(bytes)
        expect(found.length).toBeGreaterThanOrEqual(2)
        for (const { name, text } of found)
          expect([1, 2, 3].map(entry)).toContainEqual({ name, text: new TextDecoder().decode(text) })
      }
  })
})
