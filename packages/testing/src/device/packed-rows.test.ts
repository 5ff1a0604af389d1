import { describe, expect, it, jest } from '@jest/globals'
import type { Row } from '@lentera/contracts/kernel/entity'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import '@lentera/domain/registry'
import { aDirectoryEntry, id } from '@lentera/domain/testing/samples'
import { BaseRows, rowKey } from '@lentera/sync/client/base-rows'
import {
  applyChange,
  type BaseChange,
  openBase,
  sealChange,
  writeChange,
} from '@lentera/sync/client/base-store'
import { nextTidying } from '@lentera/sync/client/directory/tidy-packed'
import { sealPackedOnly } from '@lentera/sync/client/base-store'
import { packChunk } from '@lentera/sync/pure/packed-chunk'
import { platformCrypto as crypto } from '@lentera/sync/record/crypto-port'
import fc from 'fast-check'

jest.setTimeout(60_000)

const entity = patientDirectory.name
const people = 40

/** A disk of maps, with keys as IndexedDB compares them. */
class Disk {
  readonly stores = new Map<string, Map<string, unknown>>()
  at(name: string): IDBObjectStore {
    const store = this.stores.get(name) ?? new Map<string, unknown>()
    this.stores.set(name, store)
    const keyOf = (value: Record<string, unknown>) =>
      JSON.stringify([value['entity'] ?? value['kind'], value['chunkNo'] ?? value['id']])
    return {
      put: (value: Record<string, unknown>) => store.set(keyOf(value), value),
      delete: (key: unknown) => store.delete(JSON.stringify(key)),
      clear: () => store.clear(),
    } as unknown as IDBObjectStore
  }
  all<T>(name: string): T[] {
    return [...(this.stores.get(name)?.values() ?? [])] as T[]
  }
}

const row = (n: number, rowVersion: number, isGone = false): Row => ({
  ...{ entity, id: id(n), rowVersion, aggregate: 'directory', aggregateId: id(n) },
  data: isGone
    ? null
    : (aDirectoryEntry({
        id: id(n),
        name: `Siti ${n} ${rowVersion}`,
        birthDate: `19${50 + ((n + rowVersion) % 9)}-01-01`,
      }) as unknown as Row['data']),
})

type Act =
  /** Rows from a pull or an outcome, as a newer state. */
  | { readonly act: 'put'; readonly rows: readonly number[]; readonly isGone: boolean }
  /** Rows that changed on the server, of which the device does not know yet. */
  | { readonly act: 'elsewhere'; readonly rows: readonly number[] }
  | { readonly act: 'forget'; readonly rows: readonly number[] }
  /** The server's chunks as of now; some come at once, the others later or never. */
  | { readonly act: 'chunks'; readonly size: number; readonly withLoose: boolean }
  | { readonly act: 'arrive'; readonly count: number }
  | { readonly act: 'tidy' }
  | { readonly act: 'reload' }
  | { readonly act: 'newPast' }

const some = fc.uniqueArray(fc.nat({ max: people - 1 }), { minLength: 1, maxLength: 8 })
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('put' as const),
      rows: some,
      isGone: fc.constantFrom(false, false, false, true),
    }),
    fc.record({ act: fc.constantFrom('forget' as const, 'elsewhere' as const), rows: some }),
    fc.record({
      act: fc.constant('chunks' as const),
      size: fc.integer({ min: 2, max: 9 }),
      withLoose: fc.boolean(),
    }),
    fc.record({ act: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ act: fc.constantFrom('tidy' as const, 'reload' as const, 'reload' as const) }),
    fc.record({ act: fc.constant('newPast' as const) }),
  ),
  { minLength: 1, maxLength: 14 },
)

/** The device beside what it must hold: by id the newest state it was given. */
class World {
  base = new BaseRows()
  readonly disk = new Disk()
  readonly expected = new Map<string, Row>()
  /** The server's rows. */
  readonly truth = new Map<string, Row>()
  #coming: { hash: string; text: string; rows: Row[] }[] = []
  #version = 1
  #sets = 0

  constructor(private readonly key: CryptoKey) {
    for (let n = 0; n < people; n += 1) this.truth.set(id(n), row(n, 1))
  }

  async do(act: Act): Promise<void> {
    const nothing = { clear: false, put: [], forget: [] }
    switch (act.act) {
      case 'put': {
        this.#version += 1
        const put = act.rows.map((n) => row(n, this.#version, act.isGone))
        for (const one of put) {
          if (act.isGone) this.truth.delete(one.id)
          else this.truth.set(one.id, one)
          this.expected.set(one.id, one)
        }
        return this.change({ ...nothing, put })
      }
      case 'elsewhere':
        this.#version += 1
        for (const n of act.rows) this.truth.set(id(n), row(n, this.#version))
        return
      case 'forget':
        for (const n of act.rows) this.expected.delete(id(n))
        // A row that left the device would not be in chunks that are still to come.
        this.#coming = []
        return this.change({ ...nothing, forget: act.rows.map((n) => rowKey(entity, id(n))) })
      case 'chunks': {
        const rows = [...this.truth.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
        const chunks = []
        for (let at = 0; at < rows.length; at += act.size) {
          const those = rows.slice(at, at + act.size)
          const packs = those.map(({ id: name, rowVersion, data }) => ({ id: name, rowVersion, data: data! }))
          const text = packChunk(patientDirectory as never, packs)
          chunks.push({ hash: `${(this.#sets += 1)}`, text, rows: those })
        }
        this.#coming = chunks
        const isLoose = (name: string) => this.base.packed(entity)!.loose.has(name)
        for (const name of [...this.expected.keys()])
          if (act.withLoose || !isLoose(name)) this.expected.delete(name)
        return this.change({
          ...nothing,
          emptied: [{ kind: 'directory', keep: new Set(), withLoose: act.withLoose }],
        })
      }
      case 'arrive': {
        const fetched = this.#coming.splice(0, act.count)
        for (const one of fetched.flatMap(({ rows }) => rows)) {
          const known = this.expected.get(one.id)
          if ((known?.rowVersion ?? 0) <= one.rowVersion) this.expected.set(one.id, one)
        }
        return this.change({ ...nothing, fetched: fetched.map(({ hash, text }) => ({ entity, hash, text })) })
      }
      case 'tidy': {
        const table = this.base.packed(entity)!
        for (;;) {
          const change = nextTidying(table, 3)
          if (!change) return
          const sealed = await sealPackedOnly(crypto, this.key, this.base, change)
          writeChange((name) => this.disk.at(name), sealed)
          this.base = applyChange(this.base, sealed)
        }
      }
      case 'reload': {
        const disk = {
          chunks: this.disk.all<never>('base'),
          deltas: this.disk.all<never>('baseDelta'),
          packed: { chunks: this.disk.all<never>('dir'), deltas: this.disk.all<never>('dirDelta') },
        }
        this.base = await openBase(crypto, this.key, disk, this.#version % 2 ? this.base : null)
        return
      }
      case 'newPast':
        this.expected.clear()
        this.#coming = []
        return this.change({ ...nothing, clear: true })
    }
  }

  private async change(change: BaseChange): Promise<void> {
    const sealed = await sealChange(crypto, this.key, this.base, change)
    writeChange((name) => this.disk.at(name), sealed)
    this.base = applyChange(this.base, sealed)
  }

  check(): void {
    const table = this.base.packed(entity)!
    // Nothing lies on the disk that is not loose in memory, nor the other way round.
    const onDisk = this.disk.all<{ id: string }>('dirDelta').map((one) => one.id)
    expect(onDisk.sort()).toEqual([...table.loose.keys()].sort())
    const live = [...this.expected.values()].filter(({ data }) => data !== null)
    const ids = live.map((one) => one.id).sort()
    expect([...table.rows.keys()].sort()).toEqual(ids)
    expect([...table.versions()].map((one) => one.id).sort()).toEqual(ids)
    for (let n = 0; n < people; n += 1) {
      const name = id(n)
      const wanted = this.expected.get(name)
      expect(this.base.versionOf(entity, name)).toBe(wanted?.rowVersion ?? 0)
      expect(table.rows.has(name)).toBe(Boolean(wanted?.data))
      expect(this.base.recordOf(entity, name) ?? null).toEqual(wanted?.data ?? null)
    }
    for (let year = 50; year < 59; year += 1) {
      const born = `19${year}-01-01`
      const wanted = live.filter(({ data }) => data!['birthDate'] === born).map((one) => one.id)
      expect([...table.under('birthDate', born)].sort()).toEqual(wanted.sort())
    }
  }
}

describe('packed rows', () => {
  it('V9: are at every moment, and after every start, the newest states the device was given', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const world = new World(key)
        await world.do({ act: 'chunks', size: 7, withLoose: false })
        await world.do({ act: 'arrive', count: 5 })
        world.check()
        for (const act of all) {
          await world.do(act)
          world.check()
        }
      }),
      { numRuns: 60 },
    )
  })
})
