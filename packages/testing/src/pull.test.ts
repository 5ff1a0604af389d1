import { describe, expect, it } from '@jest/globals'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PullAnswer, ScopeAnswer } from '@lentera/contracts/sync/pull'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aRegistration, anArrival } from '@lentera/domain/testing/samples'
import { encodeCursor } from '@lentera/sync/pure/cursor'
import type { ServerStore } from '@lentera/sync/server/store'
import { type House, openHouse } from './server-house.js'
import { aDevice, houseId } from './test-house.js'

const tablet = houseId('tablet')
const day = 'day:umum:2026-11-20'

const pull = (house: House, scopes: { name: string; cursor: string }[] = [], limit = 1000, device = tablet) =>
  house.pull(device, { epoch: houseId('epoch'), build: 'test', receipt: null, scopes, limit })
const scope = (answer: PullAnswer, name: string): ScopeAnswer => {
  const found = answer.scopes.find((one) => one.name === name)
  if (!found) throw new Error(`no answer for ${name}`)
  return found
}
const held = (answer: PullAnswer) =>
  answer.scopes.flatMap(({ name, cursor }) => (cursor === null ? [] : [{ name, cursor }]))

/** Registers patients 1..n, each with a visit today; answers the tablet's next number. */
async function patients(house: House, count: number, first = 1): Promise<number> {
  let seq = first
  for (let n = 1; n <= count; n += 1) {
    const patientId = houseId(`patient ${seq}`)
    await house.send(
      [
        await house.record(
          house.author('sari'),
          RegisterPatient,
          `register ${seq}`,
          aRegistration({
            patientId,
            medicalRecordNumber: `00-00-${10 + seq}`,
            demographics: { birthDate: `19${10 + seq}-01-01` },
          }),
        ),
        await house.record(
          house.author('sari'),
          OpenVisit,
          `arrive ${seq}`,
          anArrival({ visitId: houseId(`visit ${seq}`), patientId, ticket: `A2-1${10 + seq}` }),
        ),
      ],
      seq,
    )
    seq += 2
  }
  return seq
}

/** What a device ends up with when it follows every `more`. */
async function follow(house: House, limit: number, between: () => Promise<unknown> = async () => undefined) {
  const rows = new Map<string, number>()
  let scopes: { name: string; cursor: string }[] = []
  for (let pages = 1; pages < 200; pages += 1) {
    const answer = await pull(house, scopes, limit)
    for (const row of answer.scopes.flatMap((one) => one.rows)) {
      const name = `${row.entity} ${row.id}`
      rows.set(name, Math.max(row.rowVersion, rows.get(name) ?? 0))
    }
    scopes = held(answer)
    if (!answer.scopes.some(({ more }) => more)) return { rows, pages }
    if (pages < 6) await between()
  }
  throw new Error('the pull never ends')
}

/** A house that says what its pulls ask the database, with the answers. */
async function talkativeHouse() {
  const said = { questions: [] as string[], rows: 0 }
  const listened = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (one, name) => {
        const method = Reflect.get(one, name) as (...given: unknown[]) => Promise<unknown>
        return async (...given: unknown[]) => {
          said.questions.push(String(name))
          const answer = await method.apply(one, given)
          if (name === 'rows' || name === 'rowsOfAggregates') said.rows += (answer as unknown[]).length
          return answer
        }
      },
    })
  const house = await openHouse({
    through: (store) =>
      new Proxy(store, {
        get: (one, name) =>
          name === 'snapshot'
            ? (((work) => store.snapshot((tx) => work(listened(tx)))) satisfies ServerStore['snapshot'])
            : (Reflect.get(one, name) as () => unknown).bind(one),
      }),
  })
  return { house, said }
}

describe('a pull', () => {
  it('offers every scope the device may hold, and no other', async () => {
    const house = await openHouse()
    const names = (await pull(house)).scopes.map(({ name }) => name)
    const days = Array.from({ length: 15 }, (_, n) => String(13 + n))
    const expected = [
      `me:${houseId('sari')}`,
      `me:${houseId('maria')}`,
      'ref',
      'dir',
      ...days.flatMap((date) => [`day:umum:2026-11-${date}`, `day:kia:2026-11-${date}`]),
      ...['stock:2026-11', 'stock:2026-10', 'stock:2026-09'],
    ]
    expect(names.sort()).toEqual(expected.sort())
    house.store.seed([aDevice('poli', { unit: 'kia' })])
    const poli = (await pull(house, [], 1000, houseId('poli'))).scopes.map(({ name }) => name)
    expect(poli.filter((name) => name.startsWith('day:umum'))).toEqual([])
  })

  it('takes back a scope the device may no longer hold', async () => {
    const house = await openHouse()
    const cursor = encodeCursor({ epoch: houseId('epoch'), xid: '1000', seq: '0', after: null })
    const answer = await pull(house, [{ name: 'day:umum:2026-11-01', cursor }])
    expect(scope(answer, 'day:umum:2026-11-01')).toMatchObject({ cursor: null, rows: [] })
  })

  it('gives a first load and afterwards only what changed', async () => {
    const house = await openHouse()
    const next = await patients(house, 2)
    const first = await pull(house)
    expect(scope(first, 'dir').rows).toHaveLength(2)
    expect(
      scope(first, day)
        .enter.map(({ aggregate }) => aggregate)
        .sort(),
    ).toEqual(['patient', 'patient', 'visit', 'visit'])
    expect(first.scopes.some(({ more }) => more)).toBe(false)
    expect((await pull(house, held(first))).scopes.flatMap(({ rows }) => rows)).toEqual([])
    await patients(house, 1, next)
    const second = await pull(house, held(first))
    expect(scope(second, 'dir').rows.map(({ id }) => id)).toEqual([houseId(`patient ${next}`)])
    expect(scope(second, day).enter).toHaveLength(2)
  })

  it('sends an aggregate that left, and a chart once it was opened', async () => {
    const house = await openHouse()
    const seq = await patients(house, 1)
    const first = await pull(house)
    const patientId = houseId('patient 1')
    const visit = { aggregate: 'visit' as const, aggregateId: houseId('visit 1') }
    const open = await house.record(house.author('maria'), OpenChart, 'chart', {
      patientId,
      purpose: 'care',
      screen: 'visit',
    })
    await house.send([open], seq)
    await house.store.transaction((tx) =>
      tx.write({
        rows: [],
        members: [{ scope: day, ...visit, member: false }],
        log: [],
        wrote: new Map(),
        payloads: [],
        events: [],
        reviews: [],
        outcomes: [],
        waits: [],
        ends: [],
        lastSeq: null,
      }),
    )
    const answer = await pull(house, held(first))
    expect(scope(answer, day)).toMatchObject({ leave: [visit], enter: [], rows: [] })
    expect(
      scope(answer, `pt:${patientId}`)
        .rows.map(({ entity }) => entity)
        .sort(),
    ).toEqual(['patients', 'queue_tickets', 'visits'])
  })

  it('loads in pages without losing what changes meanwhile', async () => {
    const house = await openHouse()
    let next = await patients(house, 8)
    const { rows, pages } = await follow(house, 3, async () => {
      next = await patients(house, 1, next)
    })
    expect(pages).toBeGreaterThan(5)
    const truth = ['patients', 'visits', 'queue_tickets', 'patient_directory'].flatMap((entity) =>
      house.store.history.rows(entity),
    )
    expect([...rows].sort()).toEqual(
      truth.map((row): [string, number] => [`${row.entity} ${row.id}`, row.rowVersion]).sort(),
    )
  })

  it('goes through one transaction that is larger than a page', async () => {
    const house = await openHouse()
    const first = await pull(house)
    const register = (n: number) =>
      house.record(
        house.author('sari'),
        RegisterPatient,
        `register ${n}`,
        aRegistration({
          patientId: houseId(`patient ${n}`),
          medicalRecordNumber: `00-00-1${n}`,
          demographics: { birthDate: `195${n}-01-01` },
        }),
      )
    await house.send(await Promise.all([1, 2, 3, 4, 5].map(register)))
    let scopes = held(first)
    const seen = new Set<string>()
    for (let page = 0; page < 40; page += 1) {
      const answer = await pull(house, scopes, 2)
      for (const row of answer.scopes.flatMap((one) => one.rows)) seen.add(`${row.entity} ${row.id}`)
      scopes = held(answer)
      if (!answer.scopes.some(({ more }) => more)) break
    }
    expect([...seen].filter((name) => name.startsWith('patient_directory'))).toHaveLength(5)
  })

  it('makes a row that is gone a tombstone', async () => {
    const house = await openHouse()
    const first = await pull(house)
    await patients(house, 1)
    const without: ServerStore['snapshot'] = (work) =>
      house.store.snapshot((tx) =>
        work(
          new Proxy(tx, {
            get: (target, name) =>
              name === 'rows' ? async () => [] : (Reflect.get(target, name) as () => unknown).bind(target),
          }),
        ),
      )
    const gone = await openHouse({
      through: () =>
        new Proxy(house.store, {
          get: (target, name) =>
            name === 'snapshot' ? without : (Reflect.get(target, name) as () => unknown).bind(target),
        }),
    })
    const answer = await pull(gone, held(first))
    expect(scope(answer, 'dir').rows).toMatchObject([
      { entity: 'patient_directory', id: houseId('patient 1'), data: null },
    ])
  })

  it('starts over for a cursor of another past or of the future, and refuses one it did not write', async () => {
    const house = await openHouse()
    await patients(house, 1)
    const old = encodeCursor({ epoch: houseId('other'), xid: '1000', seq: '0', after: null })
    const future = encodeCursor({
      epoch: houseId('epoch'),
      xid: '99999999999999999999',
      seq: '0',
      after: null,
    })
    const answer = await pull(house, [
      { name: 'dir', cursor: old },
      { name: day, cursor: future },
    ])
    expect(scope(answer, 'dir')).toMatchObject({ reset: true, rows: [{ id: houseId('patient 1') }] })
    expect(scope(answer, day)).toMatchObject({ reset: true })
    await expect(pull(house, [{ name: 'dir', cursor: 'dua belas' }])).rejects.toMatchObject({
      code: 'sync.cursor_invalid',
    })
    await expect(pull(house, [], 1000, houseId('stranger'))).rejects.toMatchObject({
      code: 'auth.device_revoked',
    })
  })

  it('echoes the cursor it answers, whatever the answer', async () => {
    const house = await openHouse()
    await patients(house, 1)
    const first = await pull(house, [], 1)
    expect(new Set(first.scopes.map(({ asked }) => asked))).toEqual(new Set([null]))
    const gone = { name: 'day:umum:2026-11-01', cursor: scope(first, day).cursor! }
    const stale = {
      name: 'ref',
      cursor: encodeCursor({ epoch: houseId('other'), xid: '1', seq: '0', after: null }),
    }
    const scopes = [...held(first).filter(({ name }) => name !== 'ref'), gone, stale]
    const second = await pull(house, scopes, 1)
    const asked = Object.fromEntries(second.scopes.map((one) => [one.name, one.asked]))
    expect(asked).toEqual(Object.fromEntries(scopes.map(({ name, cursor }) => [name, cursor])))
  })

  it('gives everybody who joined with one page, and opens the rows that it sends and no others', async () => {
    const { house, said } = await talkativeHouse()
    await patients(house, 1)
    const first = await pull(house)
    await patients(house, 30, 3)
    said.questions = []
    said.rows = 0
    let scopes = held(first)
    const [joined, sent, versions] = [[] as string[], [] as string[], new Map<string, number>()]
    let pages = 0
    for (let more = true; more; pages += 1) {
      const answer = await pull(house, scopes, 20)
      joined.push(...scope(answer, day).enter.map(({ aggregateId }) => aggregateId))
      for (const row of answer.scopes.flatMap((one) => one.rows)) {
        sent.push(row.id)
        versions.set(row.id, row.rowVersion)
      }
      scopes = held(answer)
      more = answer.scopes.some((one) => one.more)
    }
    expect(pages).toBeGreaterThan(5)
    // The visit and its patient, both once.
    expect(joined).toHaveLength(60)
    expect(new Set(joined).size).toBe(60)
    expect(said.rows).toBe(sent.length)
    // With the first page it is found out what has changed at all.
    expect(said.questions.filter((name) => name === 'changedScopes').length).toBeLessThan(pages)
  })

  it('asks the database a handful of questions where nothing changed', async () => {
    const { house, said } = await talkativeHouse()
    const seq = await patients(house, 1)
    const first = await pull(house)
    const chart = { patientId: houseId('patient 1'), purpose: 'care' as const, screen: 'visit' as const }
    // Something of the server's own: every cursor is behind, and no scope has news.
    await house.send([await house.record(house.author('sari'), OpenChart, 'chart', chart)], seq)
    said.questions = []
    const second = await pull(house, held(first))
    expect(said.questions).toEqual([
      ...['device', 'horizon', 'changedScopes', 'members', 'rowsOfAggregates'],
      ...['newestEntry'],
    ])
    said.questions = []
    const third = await pull(house, held(second))
    expect(third.scopes.every(({ rows, more }) => rows.length === 0 && !more)).toBe(true)
    expect(said.questions).toEqual(['device', 'horizon', 'newestEntry'])
    await house.store.transaction(async (tx) => tx.lockDevice(tablet))
    said.questions = []
    await pull(house, held(third))
    expect(said.questions).toEqual(['device', 'horizon', 'changedScopes', 'newestEntry'])
  })

  it('hands out a receipt that proves what the device has seen', async () => {
    const house = await openHouse()
    await patients(house, 1)
    const { receipt } = await pull(house)
    const { id, receivedAt } = house.store.history.log.at(-1)!
    const mark = { id, receivedAt }
    expect(await house.receipts.read(receipt)).toEqual({
      deviceId: tablet,
      lastSeq: 2,
      xid: String(house.store.nextXid()),
      epoch: houseId('epoch'),
      mark,
    })
    const pushed = await house.push(tablet, house.request({ receipt }))
    expect(await house.receipts.read(pushed.receipt)).toMatchObject({
      xid: String(house.store.nextXid() - 1n),
      mark,
    })
    expect(await house.receipts.read(`${receipt.slice(0, -2)}xx`)).toBeNull()
  })
})
