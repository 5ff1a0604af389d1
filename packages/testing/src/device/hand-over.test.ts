import { describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { HandOverContent } from '@lentera/contracts/sync/hand-over'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'
import {
  MAX_CODE_BYTES,
  bytesOfCode,
  openCode,
  readCode,
  writeCode,
} from '@lentera/sync/client/hand-over/hand-over-code'
import { someVitals } from '@lentera/domain/testing/samples'
import { openHouse, type House } from '../server-house.js'
import { houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, registration } from './browser.js'
import { rawDump, readAll } from './hands.js'

const [rina, visit] = [houseId('rina'), houseId('visit')]
const day = '2026-11-20'

/** A desk and a room that both heard the server this morning; from now on there is none. */
async function morning() {
  const house = await openHouse()
  const [desk, room] = [new Browser(house, 'tablet'), new Browser(house, 'desk')]
  const [atDesk, inRoom] = [await desk.ready(), await room.ready()]
  await room.addPerson(inRoom, 'maria')
  await inRoom.unlock('maria', PASSWORD)
  for (const core of [atDesk, inRoom]) await core.pull()
  for (const { line } of [desk, room]) line.isUp = false
  return { house, desk, room, atDesk, inRoom }
}

async function ticket(core: DeviceCore): Promise<string> {
  const saved = await core.save(OpenVisit, arrival(visit, rina))
  const { ticket: label } = saved.args as { ticket: string }
  const { code, isWithoutKey } = await core.handOver({ id: visit, label, date: day }, [saved.id])
  expect(isWithoutKey).toBe(false)
  return code
}

async function registeredTicket(core: DeviceCore): Promise<string> {
  await core.save(RegisterPatient, registration(rina, 'Rina Wanggai', { nik: '9171045205900001' }))
  return ticket(core)
}

const measured = {
  ...{ vitalsId: houseId('vitals'), visitId: visit, patientId: rina },
  values: someVitals({ pulse: 80 }),
}

const log = ({ store }: House) =>
  store.history.log.map(({ name, outcome, deviceId, via }) => [name, outcome, deviceId, via ?? null])

describe('the code on a ticket', () => {
  it('opens visit and patient in the next room while no server is there', async () => {
    const { atDesk, room, inRoom } = await morning()
    const code = await registeredTicket(atDesk)
    expect(inRoom.view.get(visits, visit)).toBeNull()
    expect(await inRoom.takeOver(code)).toMatchObject({
      ...{ result: 'taken', commands: 2, heading: { id: visit, label: 'A3-001', date: day } },
    })
    expect(inRoom.view.get(visits, visit)?.record).toMatchObject({ patientId: rina, status: 'open' })
    expect(inRoom.view.get(patientDirectory, rina)?.record).toMatchObject({ name: 'Rina Wanggai' })
    // It lies there, sealed, for the next start of the browser.
    expect(await rawDump(room.storage)).not.toContain('Wanggai')
    inRoom.close()
    const later = await room.open()
    await later.unlock('maria', PASSWORD)
    expect(later.view.get(visits, visit)?.record).toMatchObject({ patientId: rina })
  })

  for (const first of ['the room', 'the desk'] as const)
    it(`and what is done there arrive once when ${first} has a line first`, async () => {
      const { house, desk, room, atDesk, inRoom } = await morning()
      await inRoom.takeOver(await registeredTicket(atDesk))
      await inRoom.save(RecordVitals, measured)
      const order = [
        [desk, atDesk],
        [room, inRoom],
      ] as const
      for (const [browser, core] of first === 'the desk' ? order : [...order].reverse()) {
        browser.line.isUp = true
        await core.drain()
        await core.pull()
      }
      const [deskId, roomId] = [houseId('tablet'), houseId('desk')]
      const via = first === 'the room' ? roomId : null
      expect(log(house)).toEqual([
        ['patients.register', 'applied', deskId, via],
        ['visits.open', 'applied', deskId, via],
        ['charting.recordVitals', 'applied', roomId, null],
      ])
      expect((await atDesk.outbox(5)).map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
      expect(inRoom.snapshot.sync.carried).toBe(0)
      for (const core of [atDesk, inRoom])
        expect(core.view.get(visits, visit)).toMatchObject({ rowVersion: 1, pendingBy: null })
    })

  it('leaves the visit in sight between the command and the word of the server', async () => {
    const { room, atDesk, inRoom } = await morning()
    await inRoom.takeOver(await registeredTicket(atDesk))
    const seen: unknown[] = []
    inRoom.subscribe(() => seen.push(inRoom.view.get(visits, visit)))
    room.line.isUp = true
    await inRoom.drain()
    room.line.isUp = false
    const tab = await room.open()
    await tab.adoptKeys(structuredClone(inRoom.keysForTab()!))
    expect(tab.view.get(visits, visit)).toMatchObject({ rowVersion: 1, pendingBy: null })
    room.line.isUp = true
    await inRoom.pull()
    expect(seen.length).toBeGreaterThan(0)
    expect(seen).not.toContain(null)
  })

  it('is sent by a locked room, and shown there until the server can be asked for its rows', async () => {
    const { house, room, atDesk, inRoom } = await morning()
    await inRoom.takeOver(await registeredTicket(atDesk))
    await inRoom.lock()
    room.line.isUp = true
    await inRoom.drain()
    expect(log(house)).toHaveLength(2)
    room.line.isUp = false
    await inRoom.unlock('maria', PASSWORD)
    expect(inRoom.view.get(visits, visit)).not.toBeNull()
    room.line.isUp = true
    await inRoom.drain()
    expect(inRoom.snapshot.sync.carried).toBe(0)
    expect(inRoom.view.get(visits, visit)).toMatchObject({ pendingBy: null })
  })

  it('carries nobody twice: read again, in a second tab, or where it was made', async () => {
    const { room, atDesk, inRoom } = await morning()
    const code = await registeredTicket(atDesk)
    expect(await atDesk.takeOver(code)).toMatchObject({ result: 'known', commands: 0 })
    await inRoom.takeOver(code)
    expect(await inRoom.takeOver(code.toLowerCase())).toMatchObject({ result: 'known' })
    const tab = await room.open()
    await tab.adoptKeys(structuredClone(inRoom.keysForTab()!))
    expect(tab.view.get(visits, visit)).not.toBeNull()
    expect((await readAll(room.storage))['carried']).toHaveLength(2)
  })

  it('goes on from room to room with what was added there', async () => {
    const { house, atDesk, inRoom } = await morning()
    await inRoom.takeOver(await registeredTicket(atDesk))
    const saved = await inRoom.save(RecordVitals, measured)
    const heading = { id: measured.vitalsId, label: 'A3-001', date: day }
    const { code, commands } = await inRoom.handOver(heading, [saved.id])
    expect(commands).toBe(3)
    const third = new Browser(house, 'desk')
    const core = await third.ready()
    await core.pull()
    third.line.isUp = false
    expect(await core.takeOver(code)).toMatchObject({ result: 'taken', commands: 3 })
    third.line.isUp = true
    await core.drain()
    expect(log(house).map(([name, , device]) => [name, device])).toEqual([
      ['patients.register', houseId('tablet')],
      ['visits.open', houseId('tablet')],
      ['charting.recordVitals', houseId('desk')],
    ])
  })

  it('fits on a slip of 58 mm with everything the desk may fill in', async () => {
    const { atDesk } = await morning()
    const full = registration(rina, 'Maria Magdalena Yosefina Rumbewas-Wanggai', { nik: '9171045205900001' })
    await atDesk.save(RegisterPatient, (numbers) => {
      const args = full(numbers)
      return RegisterPatient.args.parse({
        ...args,
        demographics: {
          ...args.demographics,
          motherName: 'Katarina Ludwina Rumbewas',
          responsible: { name: 'Yohanes Agustinus Wanggai', relation: 'spouse', phone: '+6281234567890' },
          address: {
            ...{ villageCode: '9171041001', hamlet: 'Kampung Tanjung Ria Atas', rt: '003', rw: '012' },
            street: 'Jalan Raya Sentani Abepura gang Mawar nomor 17 dekat gereja Pniel',
          },
          ...{ religion: 'protestant', education: 'senior', occupation: 'Pedagang pinang di pasar Hamadi' },
          ...{ maritalStatus: 'married', bloodGroup: 'AB' },
        },
        ...{ bpjsCard: '0001234567890', familyCard: '9171041501120003', phone: '+6281298765432' },
      })
    })
    const code = await ticket(atDesk)
    expect(bytesOfCode(code)).toBeLessThanOrEqual(MAX_CODE_BYTES)
  })

  it('says nothing to a stranger, and nothing to a device that was revoked before it was printed', async () => {
    const { house, desk, atDesk, inRoom } = await morning()
    house.newFacilityKey(2)
    desk.line.isUp = true
    await atDesk.pull()
    desk.line.isUp = false
    const code = await registeredTicket(atDesk)
    const read = readCode(code)
    expect(read).toMatchObject({ kid: 'facility:2', heading: { id: visit } })
    expect(Buffer.from(read.clear).toString('latin1')).not.toMatch(/Rina|9171/)
    await expect(inRoom.takeOver(code)).rejects.toMatchObject({
      reason: 'key_unknown',
      heading: { id: visit },
    })
    expect(inRoom.snapshot.sync.carried).toBe(0)
  })

  it('of a room that has not heard of the new key is still opened', async () => {
    const { house, room, atDesk, inRoom } = await morning()
    const code = await registeredTicket(atDesk)
    house.newFacilityKey(2)
    room.line.isUp = true
    await inRoom.pull()
    room.line.isUp = false
    expect(await inRoom.takeOver(code)).toMatchObject({ result: 'taken' })
  })

  it('is refused when a letter was changed, when it is cut, and at another facility', async () => {
    const { room, atDesk, inRoom } = await morning()
    const code = await registeredTicket(atDesk)
    const flipped = (at: number) => `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`
    // The visit's id, the sealed part; the end.
    for (const at of [40, 200, code.length - 2])
      await expect(inRoom.takeOver(flipped(at))).rejects.toMatchObject({ reason: 'damaged' })
    for (const text of ['', 'A3-014', code.slice(0, 60), code.slice(3), `${code}1`])
      await expect(inRoom.takeOver(text)).rejects.toMatchObject({ reason: 'not_a_code' })
    await expect(inRoom.takeOver(flipped(4))).rejects.toMatchObject({ reason: 'other_facility' })
    expect((await readAll(room.storage))['carried']).toEqual([])
  })

  it('without the facility key, or long after the server had it all, names the visit and carries nothing', async () => {
    const house = await openHouse()
    const desk = await new Browser(house, 'tablet').ready()
    await desk.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    const saved = await desk.save(OpenVisit, arrival(visit, rina))
    const heading = { id: visit, label: 'A3-001', date: day }
    const early = await desk.handOver(heading, [saved.id])
    expect(early).toMatchObject({ commands: 0, isWithoutKey: true })
    await desk.drain()
    await desk.pull()
    expect(await desk.handOver(heading, [saved.id])).toMatchObject({ commands: 0, isWithoutKey: false })
    const room = await new Browser(house, 'desk').ready()
    expect(await room.takeOver(early.code)).toMatchObject({ result: 'unknown', heading })
    await room.pull()
    expect(await room.takeOver(early.code)).toMatchObject({ result: 'known', heading })
  })

  it('forged by somebody who holds the facility key is kept apart by the server and stays in sight, marked', async () => {
    const { house, room, atDesk, inRoom } = await morning()
    const real = readCode(await registeredTicket(atDesk))
    const key = (
      await house.pull(houseId('tablet'), {
        ...{ epoch: houseId('epoch'), build: 'test', receipt: null, scopes: [], limit: 1, facilityKid: null },
      })
    )['facilityKey']!
    const content = await openCode(house.crypto, real, key)
    const altered = HandOverContent.parse(JSON.parse(JSON.stringify(content).replace('Wanggai', 'Palsu')))
    const { facilityId, heading } = real
    await inRoom.takeOver(await writeCode(house.crypto, facilityId, heading, { key, content: altered }))
    room.line.isUp = true
    await inRoom.drain()
    expect(log(house)[0]!.slice(0, 2)).toEqual(['patients.register', 'quarantined'])
    expect(inRoom.view.get(patientDirectory, rina)).toMatchObject({
      ...{ rowVersion: null, record: { name: 'Rina Palsu' } },
      // The visit waits for a patient whom the server does not believe in.
      marks: [{ code: 'auth.signature_invalid' }, { code: 'command.waiting_for_parent' }],
    })
    expect(inRoom.snapshot.sync.carried).toBe(2)
    expect(await inRoom.drain()).toMatchObject({ result: 'empty' })
    // The server has it: this browser may be emptied.
    expect(await inRoom.wipe()).toEqual({ result: 'wiped' })
  })
})

describe('a ticket number typed in another room', () => {
  it('opens the same visit: the second opening is linked, whoever arrives first', async () => {
    for (const first of [0, 1]) {
      const { house, desk, room, atDesk, inRoom } = await morning()
      desk.line.isUp = true
      await atDesk.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
      await atDesk.drain()
      desk.line.isUp = false
      room.line.isUp = true
      await inRoom.pull()
      room.line.isUp = false
      const saved = await atDesk.save(OpenVisit, arrival(visit, rina))
      const { ticket: number } = saved.args as { ticket: string }
      await inRoom.save(OpenVisit, {
        ...arrival(houseId('typed'), rina)({ ticket: () => number }),
      })
      const both = [
        [desk, atDesk],
        [room, inRoom],
      ] as const
      for (const [browser, core] of first === 0 ? both : [...both].reverse()) {
        browser.line.isUp = true
        await core.drain()
      }
      const rows = house.store.records<{ id: string; sameAs?: string }>('visits')
      expect(rows).toHaveLength(2)
      expect(rows.filter(({ sameAs }) => sameAs === undefined)).toHaveLength(1)
      expect(house.store.records('queue_tickets')).toHaveLength(1)
      expect(log(house).map(([, outcome]) => outcome)).toEqual(['applied', 'applied', 'applied'])
    }
  })
})
