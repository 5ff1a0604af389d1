import { describe, expect, it, jest } from '@jest/globals'
import { catalogueDiagnoses } from '@lentera/contracts/catalogue/diagnosis'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import { staffDirectory } from '@lentera/contracts/users/staff'
import { DiagnosisSearch } from '@lentera/domain/catalogue/search-diagnoses'
import { asRow } from '@lentera/domain/testing/packed-diagnoses'
import type { DeviceCore } from '@lentera/sync/client/api'
import { FakeKeeping } from '../fake-keeping.js'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD } from './browser.js'
import { readAll } from './hands.js'

jest.setTimeout(30_000)

const listed = 300
const MB = 1024 ** 2
const HOUR_MS = 3_600_000

const diagnosis = (n: number, name = `Penyakit ${n}`) => ({
  entity: 'catalogue_diagnoses',
  record: asRow({
    code: `A${String(n % 100).padStart(2, '0')}.${Math.floor(n / 100)}`,
    name,
    english: null,
    words: n === 7 ? 'masuk angin' : '',
  }) as EntityRecord,
})
const colleague = {
  entity: 'staff_directory',
  record: {
    id: houseId('maria'),
    name: 'Maria',
    profession: 'nurse',
    unit: null,
    active: true,
  } as EntityRecord,
}

async function aDevice() {
  const house = await openHouse()
  house.store.seed([...Array.from({ length: listed }, (_, n) => diagnosis(n)), colleague])
  const browser = new Browser(house)
  const keeping = new FakeKeeping()
  const core = await browser.ready({ keeping })
  await core.pull()
  return { house, browser, keeping, core }
}

const search = new DiagnosisSearch()
const found = (core: DeviceCore, text: string) =>
  search.find(core.view.packed(catalogueDiagnoses), text, { limit: 3 }).map(({ name }) => name)
const held = (core: DeviceCore) => {
  const { rows, complete } = core.view.all(catalogueDiagnoses)
  return [rows.length, complete]
}

describe('the list of diagnoses on a device', () => {
  it('lies packed beside what is not, whole, and is searched', async () => {
    const { browser, core } = await aDevice()
    expect(held(core)).toEqual([listed, true])
    expect(core.view.all(staffDirectory).rows.length).toBeGreaterThan(0)
    expect(found(core, 'masuk angin')).toEqual(['Penyakit 7'])
    const stores = await readAll(browser.storage)
    expect(stores['dir']!.length).toBeGreaterThan(0)
    expect(stores['dirDelta']).toEqual([])
  })

  it('is here after the next start, and takes in a line that was added meanwhile', async () => {
    const { house, browser, core } = await aDevice()
    core.close()
    const again = await browser.open()
    await again.unlock('sari', PASSWORD)
    expect(held(again)).toEqual([listed, true])
    house.store.seed([diagnosis(listed, 'Penyakit baru')])
    await again.pull()
    expect(held(again)).toEqual([listed + 1, true])
    expect(found(again, 'baru')).toEqual(['Penyakit baru'])
  })

  it('is the same here and on the server, line by line', async () => {
    const { house, browser, core } = await aDevice()
    house.time.advance(2 * HOUR_MS)
    await core.pull()
    const journal = (await readAll(browser.storage)).journal!.map(({ value }) => value as { event: string })
    expect(journal.filter(({ event }) => event === 'digest.differs')).toEqual([])
    expect(held(core)).toEqual([listed, true])
  })

  it('promises nothing when its space was needed, and comes again with the next pull', async () => {
    const { browser, keeping, core } = await aDevice()
    core.close()
    keeping.space = { used: 240 * MB, free: 10_000 * MB }
    const full = await browser.open({ keeping })
    await full.checkKeeping()
    await full.unlock('sari', PASSWORD)
    expect(held(full)).toEqual([0, false])
    full.close()
    keeping.space = { used: MB, free: 10_000 * MB }
    const again = await browser.open({ keeping })
    await again.checkKeeping()
    await again.unlock('sari', PASSWORD)
    await again.pull()
    expect(held(again)).toEqual([listed, true])
    expect(found(again, 'masuk angin')).toEqual(['Penyakit 7'])
  })
})
