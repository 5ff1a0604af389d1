import { describe, expect, it } from '@jest/globals'
import { StoreUnavailable } from '@lentera/sync/server/store'
import { aPatient } from '@lentera/domain/testing/samples'
import { MemoryStore } from './memory-store.js'
import { describeStore } from './store-conformance.js'
import { houseId } from './test-house.js'

const make = () => new MemoryStore({ epoch: houseId('epoch'), now: () => Date.now() })

describeStore('memory', async () => ({ store: make(), close: async () => undefined }))

const nothing = {
  members: [],
  log: [],
  wrote: new Map(),
  payloads: [],
  events: [],
  reviews: [],
  outcomes: [],
  waits: [],
  ends: [],
  lastSeq: null,
}

describe('a crash of the memory store', () => {
  it('takes open transactions with it and gives unflushed numbers out again', async () => {
    const store = make()
    const rows = [{ entity: 'patients', record: aPatient() }]
    const cut = store.transaction(async (tx) => {
      await tx.write({ rows, ...nothing })
      store.crash()
    })
    await expect(cut).rejects.toBeInstanceOf(StoreUnavailable)
    expect(store.history.rows('patients')).toEqual([])
    expect(store.nextXid()).toBe(1000n)
  })

  it('keeps what a pull has seen, because a pull answers only what is flushed', async () => {
    const store = make()
    const rolledBack = store.transaction(async (tx) => {
      await tx.write({ rows: [], ...nothing })
      throw new Error('no')
    })
    await rolledBack.catch(() => undefined)
    const horizon = await store.snapshot((tx) => tx.horizon())
    store.crash()
    expect(String(store.nextXid())).toBe(horizon)
  })
})
