import { describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore } from '@lentera/sync/client/api'
import type { NetAnswer } from '@lentera/sync/client/ports'
import { derivedId } from '@lentera/sync/pure/ids'
import { fastCrypto } from '../crypto-ports.js'
import { SeededRandom } from '../seeded-random.js'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { arrival, Browser, registration } from './browser.js'

/** A line on which everything arrives three times, later copies whenever they like, and answers in any order. */
class ThreefoldLine {
  readonly #waiting: (() => Promise<unknown>)[] = []
  readonly #answers = new Map<string, NetAnswer[]>()
  deliveries = 0

  constructor(private readonly random: SeededRandom) {}

  on(browser: Browser): void {
    browser.line.instead = async ({ path }, reach) => {
      if (!/\/(push|pull)$/.test(path)) return null
      const deliver = async (): Promise<NetAnswer> => {
        this.deliveries += 1
        return reach()
      }
      for (let n = this.random.int(0, 3); n > 0; n -= 1) await this.deliverOne()
      const key = `${browser.name} ${path}`
      const answers = this.#answers.get(key) ?? []
      const fresh = await deliver()
      this.#answers.set(key, answers)
      this.#waiting.push(deliver, deliver)
      // Each answer may come up to three times, and the fresh one stays behind for later.
      answers.push(fresh, fresh, fresh)
      return answers.splice(this.random.int(0, answers.length - 1), 1)[0]!
    }
  }

  /** One of the copies that are still on the way. */
  async deliverOne(): Promise<void> {
    if (this.#waiting.length === 0) return
    const [deliver] = this.#waiting.splice(this.random.int(0, this.#waiting.length - 1), 1)
    await deliver!()
  }

  async deliverAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.deliverOne()
  }
}

async function morning(core: DeviceCore, name: string): Promise<void> {
  const patientId = houseId(name)
  await core.save(RegisterPatient, registration(patientId, name))
  await core.save(OpenVisit, arrival(houseId(`visit of ${name}`), patientId))
  await core.save(RecordVitals, {
    vitalsId: houseId(`vitals of ${name}`),
    visitId: houseId(`visit of ${name}`),
    patientId,
    values: someVitals(),
  })
}

const twice = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at)

describe('T5: everything delivered three times and shuffled, by the own lane and by another device', () => {
  it.each([1, 2, 3, 4])(
    'has each effect once and in its order (I2, I3), seed %i',
    async (seed) => {
      const random = new SeededRandom(seed)
      const house = await openHouse({ crypto: fastCrypto(random.fork()) })
      const line = new ThreefoldLine(random)
      const browsers = [new Browser(house), new Browser(house, 'desk')]
      for (const browser of browsers) line.on(browser)
      const [tablet, desk] = [await browsers[0]!.ready(), await browsers[1]!.ready()]
      for (const n of [1, 2, 3, 4]) {
        await morning(tablet, `Rina ${n}`)
        await morning(desk, `Yosef ${n}`)
        // The same commands by another road: before the maker sends them, or after.
        const file = await tablet.exportRescueFile()
        if (random.chance(0.5)) await tablet.drain()
        await desk.importRescueFile(file.text)
        await desk.drain()
        if (random.chance(0.5)) await tablet.pull()
      }
      for (let round = 0; round < 20; round += 1) {
        for (const core of [tablet, desk]) {
          await core.drain()
          await core.pull()
        }
      }
      await line.deliverAll()
      for (const core of [tablet, desk]) await core.pull()

      const { log, events, payloads, reviews, lastSeq } = house.store.history
      expect(log).toHaveLength(24)
      expect(twice(log.map(({ id }) => id))).toEqual([])
      expect(twice(payloads.map(({ id }) => id))).toEqual([])
      expect(twice(reviews.map(({ item }) => item.id))).toEqual([])
      expect(twice(events.map(({ id }) => id))).toEqual([])
      expect(events.filter(({ id, commandId }) => id !== derivedId(commandId, 'event', 0))).toEqual([])
      expect(house.store.records('visits')).toHaveLength(8)
      for (const device of ['tablet', 'desk'].map(houseId)) {
        expect(lastSeq.get(device)).toBe(12)
        const lane = log.filter((one) => one.deviceId === device && one.via === null).map(({ seq }) => seq!)
        expect(lane).toEqual([...lane].sort((a, b) => a - b))
      }
      expect(line.deliveries).toBeGreaterThan(100)
      for (const core of [tablet, desk]) {
        expect(core.snapshot.sync).toMatchObject({ unsent: 0, carried: 0, stoppedBy: null })
        expect(core.view.all(patientDirectory).rows).toHaveLength(8)
        expect(core.view.all(visits).rows.map(({ pendingBy }) => pendingBy)).toEqual(Array(8).fill(null))
      }
    },
    60_000,
  )
})
