import { beforeAll, describe, expect, it } from '@jest/globals'
import { type EntityDefinition, entityDefinitions } from '@lentera/contracts/kernel/entity'
import type { Handler } from '@lentera/contracts/kernel/rule'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { handlers as productHandlers } from '@lentera/domain/registry'
import type { DeviceCore } from '@lentera/sync/client/api'
import type { CheckpointChunk } from '@lentera/sync/client/database'
import type { Ports } from '@lentera/sync/client/ports'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, problem, registration } from './browser.js'
import { opened, rawDump, readAll } from './hands.js'

const people = 35
const waiting = 2 * people
const travelling = entityDefinitions().filter(({ aggregateOf }) => aggregateOf) as EntityDefinition[]

/** Everything screens can see. */
const seenIn = (core: DeviceCore) => travelling.map((entity) => [entity.name, core.view.all(entity)])

/** Counts what a start costs. */
class Work {
  opened = 0
  decided = 0

  crypto({ subtle, randomBytes }: CryptoPort): CryptoPort {
    const decrypt: SubtleCrypto['decrypt'] = (...given) => {
      this.opened += 1
      return subtle.decrypt(...given)
    }
    return {
      randomBytes,
      subtle: new Proxy(subtle, {
        get: (target, name) => {
          if (name === 'decrypt') return decrypt
          const value = Reflect.get(target, name, target) as unknown
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value
        },
      }),
    }
  }

  readonly handlers: Handler[] = productHandlers.map((handler) => ({
    ...handler,
    decide: (...given: Parameters<Handler['decide']>) => {
      this.decided += 1
      return handler.decide(...given)
    },
  }))
}

/** Lets what was started come to rest, bounded. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 2000; n += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new Error('it did not come to rest')
}

const chunksOf = async ({ storage }: Browser) =>
  (await readAll(storage))['checkpoint']!.map(({ value }) => value as CheckpointChunk)

/** Puts something else in place of the chunks. */
async function rewrite(browser: Browser, change: (chunk: CheckpointChunk) => CheckpointChunk) {
  const chunks = await chunksOf(browser)
  const db = await opened(browser.storage)
  await new Promise<void>((resolve, reject) => {
    const tx = db.transaction('checkpoint', 'readwrite')
    tx.objectStore('checkpoint').clear()
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error!)
    for (const chunk of chunks) tx.objectStore('checkpoint').put(change(chunk))
  })
  db.close()
}

/** A tab opened anew, unlocked; and what that cost up to the first look. */
async function restarted(browser: Browser, ports: Partial<Ports> = {}) {
  const work = new Work()
  const core = await browser.open(
    { ...browser.ports, crypto: work.crypto(browser.ports.crypto), ...ports },
    work.handlers,
  )
  await core.unlock('sari', PASSWORD)
  core.view.get(visits, 'none')
  return { core, work }
}

/** A desk that saved without a line and was left alone for a while. */
async function deskAtRest() {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  browser.line.isUp = false
  for (let n = 0; n < people; n += 1) {
    const birthDate = `19${String(50 + n)}-03-04`
    await core.save(RegisterPatient, registration(houseId(`p${n}`), `Pasien ${n}`, { birthDate }))
    await core.save(OpenVisit, arrival(houseId(`v${n}`), houseId(`p${n}`)))
  }
  const stop = core.start()
  browser.house.time.advance(0)
  await until(async () => (await chunksOf(browser)).length > 0)
  stop()
  const seen = seenIn(core)
  core.close()
  return { browser, seen }
}

describe('commands that wait, at the next start', () => {
  let desk: Awaited<ReturnType<typeof deskAtRest>>
  beforeAll(async () => {
    desk = await deskAtRest()
  })

  it('V20: are opened by the chunk, and no rule is asked again', async () => {
    const { core, work } = await restarted(desk.browser)
    expect(seenIn(core)).toEqual(desk.seen)
    expect(core.view.all(visits).rows).toHaveLength(people)
    expect(work.decided).toBe(0)
    expect(work.opened).toBeLessThan(10)
    core.close()
  })

  it('V21: are opened one by one from the outbox where the chunk is damaged or another', async () => {
    const changes: ((chunk: CheckpointChunk) => CheckpointChunk)[] = [
      (chunk) => ({ ...chunk, ct: chunk.ct.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) }),
      // The bytes of another chunk.
      (chunk) => ({ ...chunk, chunkNo: chunk.chunkNo ^ 1 }),
    ]
    for (const change of changes) {
      const { browser, seen } = await deskAtRest()
      await rewrite(browser, change)
      const { core, work } = await restarted(browser)
      expect(seenIn(core)).toEqual(seen)
      expect(work.opened).toBeGreaterThan(waiting)
      expect(work.decided).toBe(waiting)
      core.close()
    }
  })

  it('V22: are decided anew by other code, and once the rows are others', async () => {
    const { browser, seen } = await deskAtRest()
    const other = await restarted(browser, { code: 'another' })
    expect(seenIn(other.core)).toEqual(seen)
    expect(other.work.decided).toBe(waiting)
    expect(other.work.opened).toBeLessThan(10)
    browser.line.isUp = true
    await other.core.pull()
    other.core.close()
    const { core, work } = await restarted(browser)
    const scratch = await restarted(browser, { code: 'from scratch' })
    expect(work.decided).toBe(waiting)
    expect(seenIn(core)).toEqual(seenIn(scratch.core))
    core.close()
    scratch.core.close()
  })

  it('V23: lie in no chunk once the server has them, and never in clear', async () => {
    const { browser } = await deskAtRest()
    expect(await rawDump(browser.storage)).not.toContain('Pasien')
    browser.line.isUp = true
    const { core } = await restarted(browser)
    const stop = core.start()
    browser.house.time.advance(0)
    await until(async () => (await chunksOf(browser)).length === 0)
    stop()
    expect(core.snapshot.sync.unsent).toBe(0)
    expect(core.view.all(patients).rows).toHaveLength(people)
    core.close()
  })

  it('V24: are shown as they were after a restart in the middle of sending, with what was saved since', async () => {
    const { browser } = await deskAtRest()
    const { core } = await restarted(browser)
    browser.line.isUp = true
    let pushes = 0
    browser.line.instead = async ({ path }) => {
      if (path.endsWith('/push')) pushes += 1
      // Too large, so that half goes through; then the line ends.
      if (pushes === 1) return problem('body.too_large')
      if (pushes > 2) throw new TypeError('no line')
      return null
    }
    await core.drain()
    await core.save(RegisterPatient, registration(houseId('late'), 'Pasien Terlambat'))
    expect(core.snapshot.sync.unsent).toBe(people + 1)
    const seen = seenIn(core)
    core.close()
    const again = await restarted(browser)
    expect(seenIn(again.core)).toEqual(seen)
    again.core.close()
  })
})
