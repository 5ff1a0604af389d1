import { describe, expect, it } from '@jest/globals'
import { RecordVitals, vitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, type Visit, visits } from '@lentera/contracts/visits/visit'
import { someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore } from '@lentera/sync/client/api'
import { fastCrypto } from '../crypto-ports.js'
import { SeededRandom } from '../seeded-random.js'
import { openHouse } from '../server-house.js'
import { aDevice, aGrant, houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, registration } from './browser.js'

const PEOPLE = 100
const MINUTE = 60_000
const day = '2026-11-20'
const counters = ['tablet', 'desk', 'third counter']
const room = 'room'

const visitOf = (n: number): string => houseId(`visit ${n}`)
const personOf = (n: number): string => houseId(`person ${n}`)
/** Nobody shares one, so that nobody is taken for somebody else. */
const birthDateOf = (n: number): string => new Date(Date.UTC(1950, 0, 1 + n * 40)).toISOString().slice(0, 10)

/** Three counters and a room that all heard the server this morning; from now on none hears anybody. */
async function powerCut() {
  const house = await openHouse({ crypto: fastCrypto(new SeededRandom(7)) })
  house.store.seed([aDevice(counters[2]!), aDevice(room), aGrant('sari', 'nurse')])
  const open = async (name: string, n: number): Promise<[Browser, DeviceCore]> => {
    const browser = new Browser(house, name)
    const core = await browser.open()
    const rm = {
      id: `${name}-rm`,
      series: 'rm' as const,
      from: 1000 + n * 200,
      to: 1199 + n * 200,
      until: null,
    }
    const station = { id: `${name}-s`, series: 'station' as const, from: n + 1, to: n + 1, until: day }
    await core.enrolled(browser.enrolment({ leases: [rm, station], station: String(n + 2) }))
    await browser.addPerson(core, 'sari')
    await core.unlock('sari', PASSWORD)
    await core.pull()
    browser.line.isUp = false
    return [browser, core]
  }
  const opened: [Browser, DeviceCore][] = []
  for (const [n, name] of [...counters, room].entries()) opened.push(await open(name, n))
  return { house, opened, atCounters: opened.slice(0, 3).map(([, core]) => core), inRoom: opened[3]![1] }
}

/** Registered and queued at a counter; answers the number and what the QR on the ticket holds. */
async function served(core: DeviceCore, n: number) {
  await core.save(RegisterPatient, registration(personOf(n), `Warga ${n}`, { birthDate: birthDateOf(n) }))
  const opening = await core.save(OpenVisit, arrival(visitOf(n), personOf(n)))
  const { ticket: label } = opening.args as { ticket: string }
  const { code, fitsOneQr } = await core.handOver({ id: visitOf(n), label, date: day }, [opening.id])
  return { label, code, fitsOneQr }
}

async function measured(core: DeviceCore, n: number): Promise<void> {
  const ids = { vitalsId: houseId(`vitals ${n}`), visitId: visitOf(n), patientId: personOf(n) }
  await core.save(RecordVitals, { ...ids, values: someVitals({ pulse: 60 + (n % 40) }) })
}

describe('a hundred people at three counters while the server is off for forty minutes', () => {
  it('get a number each, are seen in a room that knows only their tickets, and end as one visit each', async () => {
    const { house, opened, atCounters, inRoom } = await powerCut()
    const tickets: Awaited<ReturnType<typeof served>>[] = []
    for (let n = 0; n < PEOPLE; n += 1) {
      tickets.push(await served(atCounters[n % 3]!, n))
      house.time.advance((40 * MINUTE) / PEOPLE)
      expect(inRoom.view.get(visits, visitOf(n))).toBeNull()
      expect(await inRoom.takeOver(tickets[n]!.code)).toMatchObject({ result: 'taken', commands: 2 })
      // Read twice by somebody in a hurry.
      if (n % 10 === 0)
        expect(await inRoom.takeOver(tickets[n]!.code)).toMatchObject({ result: 'known', commands: 0 })
      await measured(inRoom, n)
    }
    expect(tickets.every(({ fitsOneQr }) => fitsOneQr)).toBe(true)
    expect(new Set(tickets.map(({ label }) => label)).size).toBe(PEOPLE)
    expect(new Set(tickets.map(({ label }) => label.slice(0, 2)))).toEqual(new Set(['A2', 'A3', 'A4']))
    expect(house.store.history.log).toEqual([])

    // The room hears the server first, so most of what the counters made arrives before them.
    for (const [browser, core] of [...opened].reverse()) {
      browser.line.isUp = true
      await core.drain()
      await core.pull()
    }
    for (const [, core] of opened) {
      await core.drain()
      await core.pull()
    }

    const { log } = house.store.history
    expect(log.map(({ outcome }) => outcome)).toEqual(Array<string>(PEOPLE * 3).fill('applied'))
    expect(new Set(log.map(({ id }) => id)).size).toBe(PEOPLE * 3)
    const numbers = house.store.records<{ medicalRecordNumber: string }>('patients')
    expect(numbers).toHaveLength(PEOPLE)
    expect(new Set(numbers.map((one) => one.medicalRecordNumber)).size).toBe(PEOPLE)
    expect(
      new Set(house.store.records<{ number: string }>('queue_tickets').map((one) => one.number)).size,
    ).toBe(PEOPLE)
    const made = house.store.records<Visit>('visits')
    expect(made.map(({ patientId }) => patientId).sort()).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => personOf(n)).sort(),
    )
    for (const [, core] of opened) {
      expect(core.snapshot.sync).toMatchObject({ unsent: 0, carried: 0, stoppedBy: null })
      expect(core.view.all(patientDirectory).rows).toHaveLength(PEOPLE)
    }
    expect(inRoom.view.all(vitals).rows.filter(({ pendingBy }) => pendingBy === null)).toHaveLength(PEOPLE)
  }, 120_000)
})
