import { describe, expect, it, jest } from '@jest/globals'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { DirectorySearch } from '@lentera/domain/patients/search-directory'
import { aDirectoryEntry } from '@lentera/domain/testing/samples'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openDatabase } from '@lentera/sync/client/database'
import { openJson, sealJson } from '@lentera/sync/client/sealed-json'
import { transact } from '@lentera/sync/client/transact'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, problem, registration } from './browser.js'
import { readAll } from './hands.js'

jest.setTimeout(30_000)

const chunks = { fromRows: 4, rowsPerChunk: 3, changesMax: 20 }
const patientsBefore = 20

const entry = (n: number, change: Partial<ReturnType<typeof aDirectoryEntry>> = {}) => ({
  entity: 'patient_directory',
  record: aDirectoryEntry({ id: houseId(`known ${n}`), name: `Siti ${n}`, ...change }) as EntityRecord,
})

async function aHouse() {
  const house = await openHouse({ chunks })
  house.store.seed(Array.from({ length: patientsBefore }, (_, n) => entry(n)))
  return house
}

/** Names of chunks that were asked for. */
const asked = ({ line }: Browser): string[] =>
  line.requests.flatMap(({ path }) => /chunks\/dir\/(.+)/.exec(path)?.[1] ?? [])
const all = (core: DeviceCore) =>
  core.view.all(patientDirectory).rows.map(({ record, rowVersion }) => [record, rowVersion])
const isComplete = (core: DeviceCore) => core.view.all(patientDirectory).complete
const found = (core: DeviceCore, query: string) =>
  new DirectorySearch([])
    .find(core.view.packed(patientDirectory), query, { on: '2026-11-20', limit: 50 })
    .map(({ name }) => name)

describe('the directory of a new device', () => {
  it('V1: comes in chunks and is what rows would have brought', async () => {
    const house = await aHouse()
    const [byChunks, byRows] = [new Browser(house), new Browser(house, 'desk')]
    byRows.line.instead = async (request, reach) => {
      if (!request.path.endsWith('/pull')) return null
      const { chunks: _, ...body } = JSON.parse(request.body!) as Record<string, unknown>
      ;(request as { body: string }).body = JSON.stringify(body)
      return reach()
    }
    const [one, other] = [await byChunks.ready(), await byRows.ready()]
    expect((await one.pull()).rows).toBe(patientsBefore)
    await other.pull()
    expect(asked(byChunks)).toHaveLength(Math.ceil(patientsBefore / chunks.rowsPerChunk))
    expect(asked(byRows)).toEqual([])
    expect(all(one)).toHaveLength(patientsBefore)
    expect(all(one)).toEqual(all(other))
    expect([isComplete(one), isComplete(other)]).toEqual([true, true])
  })

  it('V2: misses nothing that changed after the chunks were made', async () => {
    const house = await aHouse()
    await house.chunks!.present('dir')
    const sari = house.author('sari', 'desk')
    const rina = await house.record(
      sari,
      RegisterPatient,
      'Rina',
      registration(houseId('Rina'), 'Rina')({ medicalRecordNumber: () => '00-90-01' }),
    )
    await house.send([rina], 1, houseId('desk'))
    const browser = new Browser(house)
    const core = await browser.ready()
    await core.pull()
    expect(all(core)).toHaveLength(patientsBefore + 1)
    expect(found(core, 'rina')).toEqual(['Rina'])
  })

  it('V3: goes on behind a broken line, promises nothing until all is here, and fetches no chunk twice', async () => {
    const house = await aHouse()
    const browser = new Browser(house)
    let core = await browser.ready()
    let left = 2
    browser.line.instead = async ({ path }) => {
      if (path.includes('/chunks/') && left-- <= 0) throw new TypeError('the line broke')
      return null
    }
    expect((await core.pull()).result).toBe('unreachable')
    const before = all(core).length
    expect(before).toBe(2 * chunks.rowsPerChunk)
    expect(isComplete(core)).toBe(false)
    core.close()
    core = await browser.open()
    await core.unlock('sari', 'lentera-demo')
    expect([all(core).length, isComplete(core)]).toEqual([before, false])
    // The log has nothing more to say, and still not all is here.
    expect((await core.pull()).result).toBe('unreachable')
    expect([all(core).length, isComplete(core)]).toEqual([before, false])
    browser.line.instead = async () => null
    browser.line.requests.length = 0
    expect((await core.pull()).result).toBe('up_to_date')
    expect(asked(browser)).toHaveLength(Math.ceil(patientsBefore / chunks.rowsPerChunk) - 2)
    expect([all(core).length, isComplete(core)]).toEqual([patientsBefore, true])
  })

  it('V4: takes the new chunks when the server has replaced the ones it was told of', async () => {
    const house = await aHouse()
    const browser = new Browser(house)
    const core = await browser.ready()
    let isReplaced = false
    browser.line.instead = async ({ path }) => {
      if (!path.includes('/chunks/') || isReplaced) return null
      isReplaced = true
      house.store.seed(Array.from({ length: chunks.changesMax + 1 }, (_, n) => entry(100 + n)))
      await house.chunks!.present('dir')
      return null
    }
    expect((await core.pull()).result).toBe('up_to_date')
    expect([all(core).length, isComplete(core)]).toEqual([patientsBefore + chunks.changesMax + 1, true])
  })

  it('V5: stores no chunk whose bytes are not those of its name', async () => {
    const house = await aHouse()
    const browser = new Browser(house)
    const core = await browser.ready()
    browser.line.instead = async ({ path }, reach) => {
      if (!path.includes('/chunks/')) return null
      const answer = await reach()
      return { ...answer, text: answer.text.replace('Siti 7', 'Siti 8') }
    }
    expect((await core.pull()).result).toBe('unreachable')
    expect(isComplete(core)).toBe(false)
    expect(all(core).length).toBeLessThan(patientsBefore)
    browser.line.instead = async () => null
    await core.pull()
    expect(found(core, 'siti')).toHaveLength(patientsBefore)
  })

  it('V6: is given to nobody who may not hold it', async () => {
    const house = await aHouse()
    const set = await house.chunks!.present('dir')
    const { hash } = set!.chunks[0]!
    await expect(house.chunks!.read(houseId('stranger'), 'dir', hash)).rejects.toMatchObject({
      code: 'auth.device_revoked',
    })
    await expect(house.chunks!.read(houseId('tablet'), 'ref', hash)).rejects.toMatchObject({
      code: 'sync.chunk_gone',
    })
    const browser = new Browser(house)
    const core = await browser.ready()
    browser.line.instead = async ({ path }) => (path.includes('/chunks/') ? problem('auth.forbidden') : null)
    expect(await core.pull()).toMatchObject({ result: 'stopped', code: 'auth.forbidden' })
  })
})

describe('the directory on the device', () => {
  it('V7: finds somebody registered here at once, and once only after the server has the row', async () => {
    const house = await aHouse()
    const browser = new Browser(house)
    const core = await browser.ready()
    await core.pull()
    expect(found(core, 'rina')).toEqual([])
    await core.save(RegisterPatient, registration(houseId('Rina'), 'Rina Siti'))
    expect(found(core, 'rina')).toEqual(['Rina Siti'])
    expect(found(core, 'siti')).toHaveLength(patientsBefore + 1)
    await core.drain()
    await core.pull()
    expect(found(core, 'rina')).toEqual(['Rina Siti'])
    expect(found(core, 'siti')).toHaveLength(patientsBefore + 1)
  })

  it('V8: takes over rows that a build before the packing left, without a line', async () => {
    const house = await openHouse()
    house.store.seed(Array.from({ length: patientsBefore }, (_, n) => entry(n)))
    const browser = new Browser(house)
    const core = await browser.ready()
    await core.pull()
    const before = all(core)
    const { deviceKey } = core.keysForTab()!
    core.close()
    await asBefore(browser, deviceKey)
    browser.line.isUp = false
    const again = await browser.open()
    await again.unlock('sari', 'lentera-demo')
    expect(all(again)).toEqual(before)
    expect(isComplete(again)).toBe(true)
    browser.line.isUp = true
    await again.pull()
    again.close()
    const last = await browser.open()
    await last.unlock('sari', 'lentera-demo')
    expect(all(last)).toEqual(before)
    const { base = [], dirDelta = [] } = await readAll(browser.storage)
    expect(base.filter(({ value }) => (value as { kind: string }).kind === 'directory')).toEqual([])
    expect(dirDelta).toHaveLength(patientsBefore)
  })
})

/** Lays packed rows where builds before the packing kept all rows: in a chunk of their aggregate's kind. */
async function asBefore({ storage, house: { crypto } }: Browser, deviceKey: CryptoKey): Promise<void> {
  const { dirDelta = [] } = await readAll(storage)
  const rows = await Promise.all(
    dirDelta.map(({ value }) => {
      const { entity, id, ...sealed } = value as { entity: string; id: string; iv: never; ct: never }
      return openJson(crypto, deviceKey, sealed, `dir row ${entity} ${id}`)
    }),
  )
  const chunk = await sealJson(crypto, deviceKey, rows, 'base directory 1')
  const db = await openDatabase(storage, 'lentera')
  await transact(db, ['base', 'dir', 'dirDelta'], 'readwrite', async (stores) => {
    stores('base').put({ kind: 'directory', chunkNo: 1, ...chunk })
    stores('dir').clear()
    stores('dirDelta').clear()
  })
  db.close()
}
