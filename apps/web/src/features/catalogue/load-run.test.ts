import { describe, expect, it } from '@jest/globals'
import { LoadRun, type Save } from './load-run'

const loadId = '0192f0a0-0000-7000-8000-00000000c001'
const rows = Array.from({ length: 450 }, (_, n) => ({
  code: `A${n}`,
  name: 'Tindakan',
  words: '',
  priceRupiah: null,
}))

/** Stores, and fails from a command on. */
const outbox = (from = Infinity) => {
  const stored: unknown[] = []
  const save = ((_: unknown, args: unknown) => {
    if (stored.length + 1 >= from) return Promise.reject(new Error('full'))
    stored.push(args)
    return Promise.resolve({ seq: stored.length })
  }) as Save
  return { stored, save }
}

describe('a list on its way', () => {
  it('is stored part by part, says how far it is, and that it is done', async () => {
    const run = new LoadRun()
    const told: string[] = []
    run.subscribe(() => told.push(`${run.state?.done} ${run.state?.phase}`))
    const { stored, save } = outbox()
    expect(await run.load(save, 'procedures', loadId, rows)).toBe(true)
    expect(stored).toHaveLength(3)
    expect(told).toEqual(['0 running', '200 running', '400 running', '450 running', '450 finished'])
    expect(run.state).toMatchObject({ seq: 3 })
  })

  it('stops where it cannot be stored and says so', async () => {
    const run = new LoadRun()
    const { save } = outbox(2)
    expect(await run.load(save, 'procedures', loadId, rows)).toBe(false)
    expect(run.state).toMatchObject({ done: 200, total: 450, phase: 'failed' })
    run.dismiss()
    expect(run.state).toBeNull()
  })

  it('goes alone: a second one waits until it is done', async () => {
    const run = new LoadRun()
    const { stored, save } = outbox()
    const first = run.load(save, 'procedures', loadId, rows)
    expect(await run.unload(save, 'procedures', loadId, ['A1'])).toBe(false)
    run.dismiss()
    await first
    expect(stored).toHaveLength(3)
    expect(
      await run.unload(
        save,
        'procedures',
        loadId,
        rows.map(({ code }) => code),
      ),
    ).toBe(true)
    expect(stored).toHaveLength(4)
  })
})
