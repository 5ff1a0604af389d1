import { describe, expect, it } from '@jest/globals'
import type { Row } from '@lentera/contracts/kernel/entity'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import type { PullAnswer, PullRequest, ScopeAnswer } from '@lentera/contracts/sync/pull'
import { visits } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'
import { FakeLocks } from '../fake-locks.js'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, problem } from './browser.js'
import { readAll, watched } from './hands.js'

const DAY = 'day:umum:2026-11-20'
const rina = houseId('rina')
const aggregate = (id: string) => ({ aggregate: 'patient' as const, aggregateId: id })

/** A patient's row, as thin as a view needs it. */
const row = (id: string, rowVersion: number, name: string): Row => ({
  entity: 'patients',
  id,
  rowVersion,
  ...aggregate(id),
  data: { id, name, medicalRecordNumber: '00-00-01' },
})

/** An answer from where the device stands, unless it names another place in `asked`. */
type Page = Omit<ScopeAnswer, 'asked'> & Partial<Pick<ScopeAnswer, 'asked'>>

const page = (name: string, change: Partial<Page> = {}): Page => ({
  name,
  cursor: 'c1',
  more: false,
  enter: [],
  leave: [],
  rows: [],
  ...change,
})

/** A device whose pulls are answered from a script, page by page; the last page repeats. */
async function scripted(...pages: Page[][]) {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  const script = [...pages]
  browser.line.instead = async ({ path, body }) => {
    if (!path.endsWith('/pull')) return null
    const { ask, scopes: asked } = JSON.parse(body!) as PullRequest
    const held = new Map(asked.map(({ name, cursor }) => [name, cursor]))
    const next = (script.length > 1 ? script.shift() : script[0])!
    const scopes = next.map((one) => ({ asked: held.get(one.name) ?? null, ...one }))
    const answer: PullAnswer = {
      epoch: houseId('epoch'),
      serverTime: '2026-11-20T00:00:00.000Z',
      confidence: 'ntp',
      receipt: 'r',
      ask,
      scopes,
    }
    return { status: 200, contentType: 'application/json', retryAfterS: null, text: JSON.stringify(answer) }
  }
  return { browser, core, script }
}

const names = (core: DeviceCore) =>
  core.view.all(patients).rows.map(({ record }) => (record as { name: string }).name)
const pulls = (browser: Browser): PullRequest[] =>
  browser.line.requests.filter(({ path }) => path.endsWith('/pull')).map(({ body }) => body)
/** Closes the tab and opens it again: only the disk remembers. */
const reopened = async (browser: Browser, core: DeviceCore) => {
  core.close()
  const again = await browser.open()
  await again.unlock('sari', PASSWORD)
  return again
}

describe('fetching rows', () => {
  it('goes on while there is more, and promises a scope only when it is complete', async () => {
    const [yosef, wati] = [houseId('yosef'), houseId('wati')]
    const { browser, core, script } = await scripted(
      [page(DAY, { cursor: 'c1', more: true, rows: [row(rina, 1, 'Rina')] })],
      [page(DAY, { cursor: 'c2', more: false, rows: [row(yosef, 1, 'Yosef')] })],
      [page(DAY, { cursor: 'c3', more: true, rows: [row(wati, 1, 'Wati')] })],
    )
    browser.house.time.advance(1)
    const line = browser.line.instead
    browser.line.instead = async (request, reach) => {
      const isHalf = pulls(browser).length === 2
      if (isHalf) expect(core.view.find(visits, 'unitDate', 'umum:2026-11-20').complete).toBe(false)
      if (pulls(browser).length === 3) throw new TypeError('cut')
      return line(request, reach)
    }
    expect(await core.pull()).toEqual({ result: 'up_to_date', rows: 2 })
    expect(core.view.find(visits, 'unitDate', 'umum:2026-11-20')).toEqual({
      rows: [],
      complete: true,
      asOf: '2026-11-20T00:00:00.000Z',
    })
    expect(await core.pull()).toMatchObject({ result: 'unreachable' })
    expect(script).toHaveLength(1)
    expect(pulls(browser).map(({ scopes }) => scopes)).toEqual([
      [],
      [{ name: DAY, cursor: 'c1' }],
      [{ name: DAY, cursor: 'c2' }],
    ])
    const again = await reopened(browser, core)
    expect(names(again).sort()).toEqual(['Rina', 'Yosef'])
    expect(again.view.find(visits, 'unitDate', 'umum:2026-11-20').complete).toBe(true)
  })

  it('may get the same page again and an older state of a row, and keeps the newest', async () => {
    const { browser, core } = await scripted(
      [page(DAY, { rows: [row(rina, 2, 'Rina baru')] })],
      [page(DAY, { rows: [row(rina, 2, 'Rina lain')] })],
      [page(DAY, { rows: [row(rina, 1, 'Rina lama')] })],
      [page(DAY, { rows: [row(rina, 3, 'Rina terbaru')] })],
    )
    await core.pull()
    expect(await core.pull()).toMatchObject({ rows: 0 })
    expect(await core.pull()).toMatchObject({ rows: 0 })
    expect(names(core)).toEqual(['Rina baru'])
    await core.pull()
    expect(names(core)).toEqual(['Rina terbaru'])
    expect(names(await reopened(browser, core))).toEqual(['Rina terbaru'])
  })

  it('removes a row that is gone, and its older state does not come back', async () => {
    const { browser, core } = await scripted(
      [page(DAY, { rows: [row(rina, 1, 'Rina')] })],
      [page(DAY, { rows: [{ ...row(rina, 9, ''), data: null }] })],
      [page(DAY, { rows: [row(rina, 1, 'Rina')] })],
    )
    for (let n = 0; n < 3; n += 1) await core.pull()
    expect(names(core)).toEqual([])
    expect(names(await reopened(browser, core))).toEqual([])
  })

  it('is not possible while locked: nothing could be stored', async () => {
    const { browser, core } = await scripted([page(DAY)])
    await core.lock()
    expect(await core.pull()).toEqual({ result: 'locked', rows: 0 })
    expect(pulls(browser)).toEqual([])
  })

  it('believes no answer of another shape', async () => {
    const { browser, core } = await scripted([page(DAY)])
    browser.line.instead = async () => ({
      status: 200,
      contentType: 'text/html',
      retryAfterS: null,
      text: '<html></html>',
    })
    expect(await core.pull()).toEqual({ result: 'unreachable', rows: 0 })
    expect((await readAll(browser.storage))['scope_state']).toEqual([])
  })
})

describe('an aggregate that leaves', () => {
  const both = [
    page(DAY, { enter: [aggregate(rina)], rows: [row(rina, 1, 'Rina')] }),
    page(`pt:${rina}`, { enter: [aggregate(rina)], rows: [row(rina, 1, 'Rina')] }),
  ]

  it('stays while another held scope has it, and goes with the last one', async () => {
    const { browser, core } = await scripted(
      both,
      [page(DAY, { leave: [aggregate(rina)] })],
      [page(`pt:${rina}`, { cursor: null })],
      [page(DAY, { enter: [aggregate(rina)], rows: [row(rina, 1, 'Rina')] })],
    )
    await core.pull()
    await core.pull()
    expect(names(core)).toEqual(['Rina'])
    expect(core.view.find(patients, 'id', rina).complete).toBe(true)
    await core.pull()
    expect(names(core)).toEqual([])
    expect(core.view.find(patients, 'id', rina).complete).toBe(false)
    let again = await reopened(browser, core)
    expect(names(again)).toEqual([])
    await again.pull()
    expect(names(again)).toEqual(['Rina'])
    again = await reopened(browser, again)
    expect(names(again)).toEqual(['Rina'])
  })

  it('is forgotten by a reset unless it comes again; the outbox is not touched', async () => {
    const [yosef, wati] = [houseId('yosef'), houseId('wati')]
    const entry = (id: string, rowVersion: number): Row => ({
      ...row(id, rowVersion, id),
      entity: 'patient_directory',
      aggregate: 'directory',
    })
    const { browser, core } = await scripted(
      [
        page(DAY, { rows: [row(rina, 5, 'Rina'), row(yosef, 5, 'Yosef')] }),
        page('dir', { rows: [entry(rina, 5), entry(wati, 5)] }),
      ],
      [
        page(DAY, { reset: true, rows: [row(rina, 2, 'Rina dari cadangan')] }),
        page('dir', { reset: true, rows: [entry(rina, 2)] }),
      ],
    )
    await core.pull()
    await core.pull()
    const check = async (one: DeviceCore) => {
      expect(names(one)).toEqual(['Rina dari cadangan'])
      expect(one.view.all(patientDirectory).rows.map(({ record }) => record.id)).toEqual([rina])
      const stored = await readAll(browser.storage)
      expect(stored['scope_state']!.map(({ key }) => key)).toEqual([DAY, 'dir'])
    }
    await check(core)
    await check(await reopened(browser, core))
  })
})

describe('an answer that is not to this question', () => {
  const yosef = houseId('yosef')
  const late = { rows: [row(yosef, 1, 'Yosef')] }

  it.each([
    ['from a later place', page(DAY, { asked: 'c2', cursor: 'c3', ...late })],
    ['to the first question', page(DAY, { asked: null, cursor: 'c1', ...late })],
    ['that takes a scope back', page(DAY, { asked: 'c2', cursor: null })],
  ])('%s is no answer: nothing of it is stored', async (_, old) => {
    const { browser, core } = await scripted(
      [page(DAY, { cursor: 'c1', rows: [row(rina, 1, 'Rina')] })],
      [old],
      [page(DAY, { cursor: 'c2' })],
    )
    await core.pull()
    expect(await core.pull()).toEqual({ result: 'unreachable', rows: 0 })
    expect(names(core)).toEqual(['Rina'])
    expect(await core.pull()).toEqual({ result: 'up_to_date', rows: 0 })
    expect(pulls(browser).map(({ scopes }) => scopes[0]?.cursor)).toEqual([undefined, 'c1', 'c1'])
    expect(names(await reopened(browser, core))).toEqual(['Rina'])
  })

  it('is found for one scope among others that fit', async () => {
    const { core } = await scripted(
      [page(DAY, { cursor: 'c1' }), page('dir', { cursor: 'd1' })],
      [page(DAY, { cursor: 'c2', ...late }), page('dir', { asked: 'd2', cursor: 'd3' })],
    )
    await core.pull()
    expect(await core.pull()).toMatchObject({ result: 'unreachable' })
    expect(names(core)).toEqual([])
  })
})

describe('fetching beside other tabs and crashes', () => {
  it('ends with the same rows when two tabs fetch at once without a lock', async () => {
    const { browser, core } = await scripted([
      page(DAY, { enter: [aggregate(rina)], rows: [row(rina, 1, 'Rina')] }),
    ])
    const second = await browser.open({ locks: new FakeLocks() })
    await second.adoptKeys(core.keysForTab()!)
    const done = await Promise.all([core.pull(), second.pull()])
    expect(done.map(({ result }) => result)).toEqual(['up_to_date', 'up_to_date'])
    await core.refresh()
    await second.refresh()
    expect([names(core), names(second)]).toEqual([['Rina'], ['Rina']])
    expect(names(await reopened(browser, core))).toEqual(['Rina'])
  })

  it('throws a page away that another tab overtook while it was being encrypted', async () => {
    const yosef = houseId('yosef')
    const { browser, core } = await scripted(
      [page(DAY, { cursor: 'slow', rows: [row(rina, 1, 'Rina')] })],
      [page(DAY, { cursor: 'fast', rows: [row(yosef, 1, 'Yosef')] })],
      [page(DAY, { cursor: 'next', rows: [row(rina, 1, 'Rina')] })],
    )
    let overtake: (() => Promise<unknown>) | null = null
    const { subtle, randomBytes } = browser.house.crypto
    const encrypt: SubtleCrypto['encrypt'] = async (...args) => {
      const first = overtake
      overtake = null
      await first?.()
      return subtle.encrypt(...args)
    }
    const slow = new Proxy(subtle, {
      get: (target, name) =>
        name === 'encrypt' ? encrypt : (Reflect.get(target, name) as () => unknown).bind(target),
    })
    const second = await browser.open({ locks: new FakeLocks(), crypto: { subtle: slow, randomBytes } })
    await second.adoptKeys(core.keysForTab()!)
    overtake = () => core.pull()
    await second.pull()
    expect(pulls(browser).map(({ scopes }) => scopes[0]?.cursor)).toEqual([undefined, undefined, 'fast'])
    expect(names(second).sort()).toEqual(['Rina', 'Yosef'])
    expect(names(await reopened(browser, core)).sort()).toEqual(['Rina', 'Yosef'])
  })

  it('goes on from its last stored page wherever it is cut', async () => {
    for (let cutAt = 0; cutAt < 10; cutAt += 1) {
      const { browser, core } = await scripted([
        page(DAY, { enter: [aggregate(rina)], rows: [row(rina, 1, 'Rina')] }),
      ])
      core.close()
      let left = Infinity
      const storage = watched(browser.storage, () => {
        if (left-- <= 0) throw new DOMException('the process is gone', 'InvalidStateError')
      })
      const doomed = await browser.open({ storage })
      await doomed.unlock('sari', PASSWORD)
      left = cutAt
      await doomed.pull().catch(() => undefined)
      browser.locks = new FakeLocks()
      const again = await browser.open()
      await again.unlock('sari', PASSWORD)
      const isStored = (await readAll(browser.storage))['scope_state']!.length === 1
      expect(names(again)).toEqual(isStored ? ['Rina'] : [])
      await again.pull()
      expect(names(again)).toEqual(['Rina'])
    }
  })

  it('starts over when the server does not know its cursor', async () => {
    const { browser, core, script } = await scripted(
      [page(DAY, { cursor: 'old', rows: [row(rina, 5, 'Rina')] })],
      [page(DAY, { cursor: 'new', rows: [row(rina, 1, 'Rina lagi')] })],
    )
    await core.pull()
    const line = browser.line.instead
    browser.line.instead = async (request, reach) =>
      (JSON.parse(request.body!) as PullRequest).scopes.some(({ cursor }) => cursor === 'old')
        ? problem('sync.cursor_invalid')
        : line(request, reach)
    expect(await core.pull()).toMatchObject({ result: 'up_to_date' })
    expect(script).toHaveLength(1)
    expect(names(core)).toEqual(['Rina lagi'])
    expect(names(await reopened(browser, core))).toEqual(['Rina lagi'])
  })

  it('rewrites its rows in whole chunks when many have changed, and holds the same', async () => {
    const ids = Array.from({ length: 600 }, (_, n) => houseId(`patient ${n}`))
    const rows = (version: number) => ids.map((id) => row(id, version, `v${version}`))
    const { browser, core } = await scripted(
      [page(DAY, { rows: rows(1) })],
      [page(DAY, { rows: rows(2) })],
      [page(DAY)],
    )
    await core.pull()
    expect((await readAll(browser.storage))['base']).toHaveLength(3)
    await core.pull()
    const stored = await readAll(browser.storage)
    expect([stored['base']!.length, stored['baseDelta']!.length]).toEqual([3, 0])
    const again = await reopened(browser, core)
    expect(names(again)).toEqual(ids.map(() => 'v2'))
  })
})
