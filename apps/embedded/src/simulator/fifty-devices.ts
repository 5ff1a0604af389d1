import { handlers } from '@lentera/domain/registry'
import { newSealingKeyPair } from '@lentera/sync/record/seal'
import { fastCrypto } from '@lentera/testing/crypto-ports'
import { ChangingServerClock, VirtualTime } from '@lentera/testing/fake-clock'
import { SeededRandom } from '@lentera/testing/seeded-random'
import { aDevice, aGrant, aKey, aUser, houseFacility, houseId } from '@lentera/testing/test-house'
import { VirtualNet } from '@lentera/testing/virtual-net'
import { memoryBacking } from './backing.js'
import { type Answers, accountFor } from './checks/answers-accounted.js'
import { ordinaryDeed } from './ordinary-deeds.js'
import { SimDevice } from './sim-device.js'
import { SimServer } from './sim-server.js'

export interface DayOptions {
  readonly seed: number
  readonly devices: number
  /** Working hours. */
  readonly hours: number
}

export interface DayResult {
  readonly devices: number
  readonly commands: number
  readonly outcomes: Readonly<Record<string, number>>
  /** Issue codes of the commands that a person must look at, with how often. */
  readonly reasons: Readonly<Record<string, number>>
  readonly offlineHours: number
  /** Commands saved and neither in the log nor waiting. */
  readonly lost: number
  readonly doubled: number
  readonly unsent: number
  readonly answers: Answers
}

/** 08:00 WIT on 20 November 2026. */
const START = Date.parse('2026-11-19T23:00:00.000Z')
const MINUTE = 60_000
const STEP_MINUTES = 2

interface Desk {
  readonly device: SimDevice
  readonly isDesk: boolean
  /** Minutes of the day without a line, from and until. */
  readonly away: readonly [number, number]
}

/**
 * A day of a big house: registration desks and rooms, half of them without a line for one to three hours, every
 * tenth for the whole day (a village). People do what the screens offer, on what their own device shows.
 */
export async function runDay({ seed, devices, hours }: DayOptions): Promise<DayResult> {
  const random = new SeededRandom(seed)
  const time = new VirtualTime(START)
  const crypto = fastCrypto(random.fork())
  const sealing = await newSealingKeyPair(crypto)
  const backing = await memoryBacking({ time, plant: null, onWait: () => undefined })
  const serverKey = { kid: 'server:1', publicKey: sealing.publicKey }
  const server = new SimServer({
    ...{
      backing,
      handlers,
      crypto,
      facility: houseFacility,
      clock: new ChangingServerClock(time),
      plant: null,
    },
    sealingKey: { kid: 'server:1', privateKey: sealing.privateKey },
    receiptKey: crypto.randomBytes(32),
    throwsFor: () => false,
    enrolment: { serverKey, forked: () => [] },
  })
  const net = new VirtualNet(
    time,
    (line, request) => server.handle(line, request),
    () => 20,
  )
  const minutes = hours * 60
  const desks: Desk[] = []
  for (let n = 0; n < devices; n += 1) {
    const isDesk = n % 4 === 0
    const person = { name: `orang ${n}`, role: isDesk ? ('receptionist' as const) : ('nurse' as const) }
    const name = `komputer ${n}`
    const device = new SimDevice({
      ...{ name, id: houseId(name), time, serverKey, handlers, plant: null },
      // Desks first: only they print tickets, and there are thirty codes.
      station: isDesk ? 1 + n / 4 : 1 + Math.ceil(devices / 4) + n,
      unit: isDesk ? 'all' : n % 3 === 0 ? 'kia' : 'umum',
      crypto: fastCrypto(random.fork()),
      net: net.portFor(houseId(name)),
      facility: houseFacility,
      epoch: backing.epoch,
      people: [person],
      powerCuts: false,
    })
    const keys = await device.enrol()
    await backing.seed([
      aUser(person.name),
      aGrant(person.name, person.role),
      aDevice(name, { unit: device.options.unit }),
      ...[...keys].map(([who, key]) => aKey(name, who, key)),
    ])
    await device.unlock(person.name)
    const from = random.int(0, minutes - 60)
    const away: [number, number] =
      n % 10 === 9 ? [0, minutes] : random.chance(0.5) ? [from, from + random.int(60, 180)] : [0, 0]
    desks.push({ device, isDesk, away })
  }

  const saved: string[] = []
  const patientsDay = { beenAtADesk: new Set<string>() }
  const meet = async ({ device }: Desk) => {
    await device.core!.drain()
    await device.core!.pull()
  }
  let awayMinutes = 0
  for (let minute = 0; minute < minutes; minute += STEP_MINUTES) {
    time.advance(STEP_MINUTES * MINUTE)
    for (const desk of desks) {
      const isAway = minute >= desk.away[0] && minute < desk.away[1]
      net.setOnline(desk.device.id, !isAway)
      if (isAway) awayMinutes += STEP_MINUTES
      if (random.chance(0.16)) {
        const deed = ordinaryDeed(desk.device.core!, random, time.now(), desk.isDesk ? patientsDay : null)
        if (deed) saved.push((await deed.save(desk.device.core!)).id)
      }
      if (!isAway && random.chance(0.12)) await meet(desk)
    }
  }
  for (let round = 0; round < 3; round += 1) {
    time.advance(MINUTE)
    for (const desk of desks) {
      net.setOnline(desk.device.id, true)
      await meet(desk)
    }
  }

  const dump = await backing.dump()
  const logged = new Set(dump.log.map(({ id }) => id))
  const unsent = desks.reduce((sum, { device }) => sum + device.core!.snapshot.sync.unsent, 0)
  for (const { device } of desks) device.core!.close()
  const count = (names: readonly string[]) =>
    Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
  return {
    devices,
    commands: saved.length,
    outcomes: count(dump.log.map(({ outcome }) => outcome)),
    reasons: count(
      dump.log
        .filter(({ outcome }) => outcome !== 'applied')
        .map(({ issues }) => issues.find(({ level }) => level !== 'note')?.code ?? 'none'),
    ),
    offlineHours: Math.round(awayMinutes / 60),
    lost: saved.filter((id) => !logged.has(id)).length,
    doubled: dump.log.length - logged.size,
    unsent,
    answers: accountFor(dump),
  }
}
