import { describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore } from '@lentera/sync/client/api'
import { fastCrypto } from '../crypto-ports.js'
import { SeededRandom } from '../seeded-random.js'
import { openHouse } from '../server-house.js'
import { aDevice, aGrant, houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, problem, registration } from './browser.js'

const HOUR = 3_600_000
const VISITS = 400
const names = ['tablet', 'desk', 'posyandu']

/** Three tablets that go away together; each has a block of numbers of its own. */
async function villageTeam() {
  const house = await openHouse({ crypto: fastCrypto(new SeededRandom(2)) })
  house.store.seed([aDevice('posyandu'), aGrant('sari', 'nurse')])
  const browsers = names.map((name) => new Browser(house, name))
  const cores: DeviceCore[] = []
  for (const [n, browser] of browsers.entries()) {
    const core = await browser.open()
    const from = 1000 + n * 300
    const leases = [{ id: `${browser.name}-rm`, series: 'rm' as const, from, to: from + 299, until: null }]
    await core.enrolled({ ...browser.enrolment({ leases, station: '345'[n]! }) })
    await browser.addPerson(core, 'sari')
    await core.unlock('sari', PASSWORD)
    await core.pull()
    cores.push(core)
  }
  for (const browser of browsers) browser.line.isUp = false
  return { house, browsers, cores }
}

/** Nobody shares one, so that nobody is taken for somebody else. */
const birthDateOf = (n: number): string => new Date(Date.UTC(1950, 0, 1 + n * 40)).toISOString().slice(0, 10)

async function oneVisit(core: DeviceCore, n: number): Promise<void> {
  const patientId = houseId(`patient ${n}`)
  const visitId = houseId(`visit ${n}`)
  await core.save(RegisterPatient, registration(patientId, `Warga ${n}`, { birthDate: birthDateOf(n) }))
  await core.save(OpenVisit, arrival(visitId, patientId))
  await core.save(RecordVitals, {
    vitalsId: houseId(`vitals ${n}`),
    visitId,
    patientId,
    values: someVitals(),
  })
}

describe('T2: three devices 72 hours without a line, 400 visits, then all at once', () => {
  it('bring everything, each once and in order, with nobody signing in and an app updated meanwhile', async () => {
    const { house, browsers, cores } = await villageTeam()
    for (let n = 0; n < VISITS; n += 1) {
      const at = n % cores.length
      await oneVisit(cores[at]!, n)
      // Seventy-two hours over four hundred visits; a locked screen and a dead line in between.
      house.time.advance((72 * HOUR) / VISITS)
      if (n % 40 === 39) expect(await cores[at]!.drain()).toMatchObject({ result: 'unreachable' })
    }
    const saved = await Promise.all(cores.map((core) => core.outbox(2000)))
    expect(saved.flat()).toHaveLength(VISITS * 3)

    // The app was updated: a new build opens the same store, and nobody has signed in yet.
    for (const core of cores) core.close()
    const updated = await Promise.all(browsers.map((browser) => browser.open({ build: 'n+1' })))
    for (const browser of browsers) {
      browser.line.isUp = true
      // Every person's token is three days old; only what a device sends and fetches is its own affair.
      browser.line.instead = async ({ path }) =>
        /\/(push|pull|ping)$/.test(path) ? null : problem('auth.required')
    }
    const reports = await Promise.all(updated.map((core) => core.drain()))
    expect(reports.map(({ result }) => result)).toEqual(['sent', 'sent', 'sent'])
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(VISITS * 3)
    expect(updated.map(({ snapshot }) => snapshot.person)).toEqual([null, null, null])

    const { log, lastSeq, payloads } = house.store.history
    const ids = log.map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set(saved.flat().map(({ id }) => id)))
    expect(ids).toHaveLength(VISITS * 3)
    expect(payloads).toHaveLength(VISITS * 3)
    expect(new Set(log.flatMap(({ issues }) => issues.map(({ code }) => code)))).toEqual(new Set())
    for (const name of names) {
      const lane = log.filter(({ deviceId }) => deviceId === houseId(name)).map(({ seq }) => seq)
      expect(lane).toEqual(Array.from({ length: lastSeq.get(houseId(name))! }, (_, n) => n + 1))
    }
    const numbers = house.store.records<{ medicalRecordNumber: string }>('patients')
    expect(new Set(numbers.map((one) => one.medicalRecordNumber)).size).toBe(VISITS)

    // Somebody unlocks: all three hold the same in the end.
    for (const core of updated) {
      expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
      await core.drain()
      await core.pull()
    }
    for (const core of updated) {
      expect(core.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
      expect(core.view.all(patientDirectory).rows).toHaveLength(VISITS)
      expect(core.view.all(visits).rows.filter(({ pendingBy }) => pendingBy !== null)).toEqual([])
    }
    const versions = updated.map((core) => core.view.all(visits).rows.map(({ record }) => record.id))
    expect(versions[1]).toEqual(versions[0])
    expect(versions[2]).toEqual(versions[0])
    expect(versions[0]).toHaveLength(VISITS)
  }, 180_000)
})
