import { describe, expect, it } from '@jest/globals'
import { type Patient, patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { Lease } from '@lentera/contracts/sync/lease'
import type { DeviceCore } from '@lentera/sync/client/api'
import { temporaryPrefix } from '@lentera/sync/client/numbers'
import { replaceTemporary, temporaryHere } from '@lentera/sync/client/replace-temporary'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'

const prefix = temporaryPrefix(houseId('tablet'))
const block = (from: number, to: number): Lease => ({
  ...{ id: `block ${from}`, series: 'rm', from, to, until: null },
})

/** A desk whose block ends after one number; the server has none to give until `grant` says so. */
async function desk() {
  const grant: Lease[] = []
  const house = await openHouse({ push: { leases: async () => grant.splice(0) } })
  const browser = new Browser(house)
  const core = await browser.open()
  await core.enrolled(browser.enrolment({ leases: [block(7, 7)] }))
  await browser.addPerson(core, 'sari')
  await core.unlock('sari', PASSWORD)
  const register = async (name: string, on: DeviceCore = core) => {
    const { args } = await on.save(RegisterPatient, registration(houseId(name), name))
    return (args as { medicalRecordNumber: string }).medicalRecordNumber
  }
  const numberOf = (name: string) =>
    house.store.records<Patient>('patients').find((one) => one.name === name)?.medicalRecordNumber
  return { house, browser, core, grant, register, numberOf }
}
const entries = (core: DeviceCore) => core.view.all(patientDirectory).rows.map(({ record }) => record)

describe('N1: a desk whose record numbers are used up', () => {
  it("goes on registering, under the device's own temporary numbers", async () => {
    const { core, register, numberOf } = await desk()
    expect(await core.temporaryGiven()).toBe(0)
    expect([await register('Rina'), await register('Yosef'), await register('Wati')]).toEqual([
      '00-00-07',
      `${prefix}1`,
      `${prefix}2`,
    ])
    expect(await core.drain()).toMatchObject({ result: 'sent', sent: 3 })
    expect((await core.outbox(9)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('applied'))
    expect(numberOf('Wati')).toBe(`${prefix}2`)
    expect(await core.temporaryGiven()).toBe(2)
    // Nothing to give: nothing is said, nothing stops.
    expect(await replaceTemporary(core)).toEqual([])
    expect(temporaryHere(core)).toHaveLength(2)
  })

  it('is told apart from every other device of a hospital', () => {
    const tags = Array.from({ length: 50 }, (_, n) => temporaryPrefix(houseId(`device ${n}`)))
    expect(new Set(tags).size).toBe(50)
    for (const tag of tags) expect(tag).toMatch(/^T-[2-9A-HJ-NPR-Z]{4}-$/)
  })
})

describe('N2: a temporary number', () => {
  it('is replaced by the device that gave it as soon as it holds numbers, and the old one stays findable', async () => {
    const { core, grant, register, numberOf } = await desk()
    for (const name of ['Rina', 'Yosef', 'Wati']) await register(name)
    grant.push(block(101, 200))
    await core.drain()
    expect(await replaceTemporary(core)).toHaveLength(2)
    expect(
      entries(core)
        .map(({ formerNumbers }) => formerNumbers?.[0])
        .sort(),
    ).toEqual([`${prefix}1`, `${prefix}2`, undefined].sort())
    await core.drain()
    expect([numberOf('Rina'), numberOf('Yosef'), numberOf('Wati')].sort()).toEqual([
      '00-00-07',
      '00-01-01',
      '00-01-02',
    ])
    expect((await core.outbox(2)).map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
    // Again, in another tab, after a reload: there is nothing left to do.
    expect(await replaceTemporary(core)).toEqual([])
  })

  it('N4: under which something was printed opens an item to print again', async () => {
    const { house, core, grant, register } = await desk()
    for (const name of ['Rina', 'Yosef', 'Wati']) await register(name)
    await core.notePrinted(houseId('Wati'))
    grant.push(block(101, 200))
    await core.drain()
    await replaceTemporary(core)
    await core.drain()
    const items = house.store.records<ReviewItem>('review_items')
    expect(items).toMatchObject([
      { issueCode: 'documents.reprint', detail: { patientId: houseId('Wati') }, closedAt: null },
    ])
  })

  it('N5: is the same after the server was restored to a time before it was replaced', async () => {
    const { house, core, grant, register, numberOf } = await desk()
    for (const name of ['Rina', 'Yosef']) await register(name)
    const restore = house.store.backup()
    grant.push(block(101, 200))
    await core.drain()
    await replaceTemporary(core)
    await core.drain()
    const given = numberOf('Yosef')
    restore()
    await core.pull()
    await core.drain()
    await replaceTemporary(core)
    await core.drain()
    expect([given, numberOf('Yosef')]).toEqual(['00-01-01', '00-01-01'])
    expect(house.store.records('patients')).toHaveLength(2)
  })

  it('N5: of a registration that another device carried is replaced when its own device comes', async () => {
    const { house, core, grant, register, numberOf } = await desk()
    for (const name of ['Rina', 'Yosef']) await register(name)
    const carrier = await new Browser(house, 'desk').ready()
    await carrier.importRescueFile((await core.exportRescueFile()).text)
    await carrier.drain()
    expect(numberOf('Yosef')).toBe(`${prefix}1`)
    grant.push(block(101, 200))
    await core.drain()
    await replaceTemporary(core)
    await core.drain()
    expect(numberOf('Yosef')).toBe('00-01-01')
    expect(house.store.records('patients')).toHaveLength(2)
  })

  it('N5: is replaced by whoever serves the patient, where its own device does not come', async () => {
    const { house, core, register, numberOf } = await desk()
    for (const name of ['Rina', 'Yosef']) await register(name)
    await core.drain()
    const other = await new Browser(house, 'desk').ready()
    await other.pull()
    const yosef = entries(other).find(({ name }) => name === 'Yosef')!
    expect(temporaryHere(other)).toEqual([])
    expect(await replaceTemporary(other, [yosef])).toHaveLength(1)
    await other.drain()
    expect(numberOf('Yosef')).toMatch(/^00-/)
    // And the device that gave it hears of that and has nothing left to do.
    await core.pull()
    expect(temporaryHere(core)).toEqual([])
  })

  it('N5: of two devices that replace it at once, the first stands, and somebody looks at the other', async () => {
    const { house, core, grant, register, numberOf } = await desk()
    for (const name of ['Rina', 'Yosef']) await register(name)
    grant.push(block(101, 200))
    await core.drain()
    const other = await new Browser(house, 'desk').ready()
    await other.pull()
    await replaceTemporary(core)
    await replaceTemporary(other, [entries(other).find(({ name }) => name === 'Yosef')!])
    await core.drain()
    await other.drain()
    expect(numberOf('Yosef')).toBe('00-01-01')
    const [patient] = house.store.records<Patient>('patients').filter(({ name }) => name === 'Yosef')
    expect(patient!.formerNumbers).toEqual([`${prefix}1`, '00-12-34'])
    expect(house.store.records<ReviewItem>('review_items')).toMatchObject([
      { issueCode: 'documents.reprint' },
    ])
  })
})
