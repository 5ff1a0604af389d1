import { ruleFailed } from '@lentera/contracts/kernel/command-issues'
import type { Id } from '@lentera/contracts/kernel/id'
import { handlers as productHandlers } from '@lentera/domain/registry'
import { newSealingKeyPair } from '@lentera/sync/record/seal'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { fastCrypto } from '@lentera/testing/crypto-ports'
import { ChangingServerClock, VirtualTime } from '@lentera/testing/fake-clock'
import { SeededRandom } from '@lentera/testing/seeded-random'
import { aDevice, aGrant, aKey, aUser, houseFacility, houseId } from '@lentera/testing/test-house'
import { closeVisitHandler, withBug } from '@lentera/testing/test-rules'
import { VirtualNet } from '@lentera/testing/virtual-net'
import { type MakeBacking, memoryBacking } from './backing.js'
import { dumpOf } from './device-dump.js'
import { randomFault } from './random-fault.js'
import type { DeviceDump, SavedByOracle } from './evidence.js'
import { type Violation, violations } from './invariants.js'
import { peopleStep } from './people-steps.js'
import { plantedRules } from './planted-rules.js'
import type { Plant } from './plants.js'
import { PIN, type Person, SimDevice } from './sim-device.js'
import { SimServer } from './sim-server.js'
import { isPoison, nextDeed } from './workload.js'

export interface RunOptions {
  readonly seed: number
  readonly plant?: Plant | null
  readonly backing?: MakeBacking
  readonly crypto?: (random: SeededRandom) => CryptoPort
  /** A shorter run, for the many repeats of a planted mistake. */
  readonly small?: boolean
}

export interface RunResult {
  readonly seed: number
  readonly violations: readonly Violation[]
  /** What happened, one line a step, for whoever looks at a failing seed. */
  readonly trace: readonly string[]
  readonly saved: number
  readonly faults: number
  readonly outcomes: Readonly<Record<string, number>>
}

/** 08:00 WIT on 20 November 2026. */
const START = Date.parse('2026-11-19T23:00:00.000Z')
const people: readonly Person[] = [
  { name: 'sari', role: 'receptionist' },
  { name: 'maria', role: 'nurse' },
  { name: 'agus', role: 'head' },
]
/** Rounds of a minute each in which everything must have arrived after the last fault (I12). */
const HEALING_ROUNDS = 15
const MINUTE = 60_000

/** One run: 3 devices, 40 to 80 commands, 10 to 20 faults, then healing and the checks. One seed decides everything. */
export async function runSeed(options: RunOptions): Promise<RunResult> {
  const run = new Run(options, new SeededRandom(options.seed))
  await run.setUp()
  try {
    await run.work()
    const calm = await run.heal()
    return await run.check(calm)
  } finally {
    await run.close()
  }
}

class Run {
  readonly #trace: string[] = []
  readonly #oracle: SavedByOracle[] = []
  readonly #time = new VirtualTime(START)
  #server!: SimServer
  #net!: VirtualNet
  #devices: SimDevice[] = []
  #backing!: Awaited<ReturnType<MakeBacking>>
  #faults = 0
  readonly #personal = new Set<string>()
  /** Public keys by `device person`. */
  readonly #keys = new Map<string, string>()
  readonly #serverClock = new ChangingServerClock(this.#time)
  #crypto!: CryptoPort
  #clones = 0
  /** The server's rules throw for some commands, until it gets a program without the bug. */
  #hasBug = true
  readonly #plant: Plant | null

  constructor(
    private readonly options: RunOptions,
    private readonly random: SeededRandom,
  ) {
    this.#plant = options.plant ?? null
  }

  async setUp(): Promise<void> {
    const { random } = this
    const makeCrypto = this.options.crypto ?? fastCrypto
    const crypto = (this.#crypto = makeCrypto(random.fork()))
    const sealing = await newSealingKeyPair(crypto)
    const makeBacking = this.options.backing ?? memoryBacking
    this.#backing = await makeBacking({
      time: this.#time,
      plant: this.#plant,
      onWait: () => this.#server.resumeHeld(),
    })
    this.#server = new SimServer({
      backing: this.#backing,
      facility: houseFacility,
      handlers: plantedRules(this.#plant, [...productHandlers, closeVisitHandler]).map((handler) =>
        withBug(handler, (command) => this.#hasBug && isPoison(command)),
      ),
      clock: this.#serverClock,
      crypto,
      sealingKey: { kid: 'server:1', privateKey: sealing.privateKey },
      receiptKey: crypto.randomBytes(32),
      plant: this.#plant,
      throwsFor: isPoison,
      enrolment: {
        serverKey: { kid: 'server:1', publicKey: sealing.publicKey },
        forked: (former, claim) => this.forked(former, claim),
      },
    })
    const trips = random.fork()
    this.#net = new VirtualNet(
      this.#time,
      (deviceId, request) => this.#server.handle(deviceId, request),
      () => trips.int(4, 400),
    )
    const powerCuts =
      random.chance(0.5) || this.#plant === 'relaxedDurability' || this.#plant === 'anyPullAnswer'
    const units = ['all', 'kia', 'umum']
    this.#devices = units.map(
      (unit, n) =>
        new SimDevice({
          name: `device ${n + 1}`,
          id: simDeviceId(n),
          station: n + 1,
          unit,
          time: this.#time,
          crypto: makeCrypto(random.fork()),
          net: this.#net.portFor(simDeviceId(n)),
          handlers: [...productHandlers, closeVisitHandler],
          facility: houseFacility,
          epoch: this.#backing.epoch,
          serverKey: { kid: 'server:1', publicKey: sealing.publicKey },
          people,
          powerCuts,
          plant: this.#plant,
        }),
    )
    const seeds = people.flatMap(({ name, role }) => [aUser(name), aGrant(name, role)])
    seeds.push(aGrant('agus', 'nurse'), aGrant('maria', 'pharmacist'))
    for (const device of this.#devices) {
      const keys = await device.enrol()
      seeds.push(aDevice(device.name, { unit: device.options.unit }))
      for (const [name, key] of keys) {
        seeds.push(aKey(device.name, name, key))
        this.#keys.set(`${device.id} ${houseId(name)}`, key)
      }
    }
    await this.#backing.seed(seeds)
    for (const device of this.#devices) {
      for (const { name } of people) {
        await device.unlock(name)
        await device.core!.setPin(PIN)
      }
      await device.unlock(this.random.pick(people).name)
      await device.storage.idle()
    }
  }

  /** The device that a copied disk becomes, with the keys of everybody. */
  private forked(former: Id, claim: Id) {
    const { record } = aDevice(former)
    const device = { entity: 'devices', record: { ...record, id: claim } }
    const unit = this.#devices.find(({ id }) => id === former)?.options.unit ?? 'all'
    Object.assign(device.record, { unit })
    const keys = people.map(({ name }) => {
      const key = this.#keys.get(`${former} ${houseId(name)}`)!
      this.#keys.set(`${claim} ${houseId(name)}`, key)
      return aKey(claim, name, key, { deviceId: claim })
    })
    return [device, ...keys]
  }

  /** A PC is cloned with its disk; only one, for there is one copied cookie at a time. */
  private async clone(device: SimDevice): Promise<void> {
    this.#clones += 1
    const line = houseId(`copy of ${device.name}`)
    this.#server.copyCredential(line, device.id)
    const makeCrypto = this.options.crypto ?? fastCrypto
    const copy = await device.cloned({
      name: `copy of ${device.name}`,
      crypto: makeCrypto(this.random.fork()),
      net: this.#net.portFor(line),
    })
    this.#devices.push(copy)
  }

  async work(): Promise<void> {
    const { random } = this
    const { small } = this.options
    const commands = small ? random.int(20, 30) : random.int(40, 80)
    const faults = small ? random.int(10, 14) : random.int(10, 20)
    const steps = Math.floor(commands * 2.4)
    const faultSteps = new Set(Array.from({ length: faults }, () => random.int(5, steps - 5)))
    for (let step = 0; step < steps; step += 1) {
      if (faultSteps.has(step)) await this.fault()
      await this.step(step, this.#oracle.length < commands)
      if (random.chance(0.05)) await this.#net.deliverLate()
      if (random.chance(0.08)) await this.#server.releaseHeld()
    }
  }

  private async step(step: number, mayAct: boolean): Promise<void> {
    const { random } = this
    const device = random.pick(this.#devices)
    this.#time.advance(random.int(100, 120_000))
    if (!device.core) return this.reopen(device)
    const choice = random.next()
    if (choice < 0.5 && mayAct) return this.act(device, step)
    if (choice < 0.7) return this.note(device, 'drain', await device.do((core) => core.drain()))
    if (choice < 0.85) return this.note(device, 'pull', await device.do((core) => core.pull()))
    if (choice < 0.89) return this.note(device, 'ping', await device.do((core) => core.ping()))
    if (choice < 0.92) return this.leave(device)
    if (choice < 0.96) return this.among(device)
    const { name } = random.pick(people)
    return this.note(device, `unlock as ${name}`, await device.do(() => device.unlock(name)))
  }

  private async leave(device: SimDevice): Promise<void> {
    if (this.#plant === 'wipeAtLogout') await device.forgetUnsent()
    this.note(device, 'lock', await device.do((core) => core.lock()))
    if (this.random.chance(0.7) && device.core)
      this.note(device, 'drain locked', await device.do((core) => core.drain()))
  }

  private async among(device: SimDevice): Promise<void> {
    for (const step of peopleStep(device, this.#devices, people, this.random)) {
      if (step.device.core) this.note(step.device, step.what, await step.device.do(() => step.work()))
    }
  }

  private async act(device: SimDevice, step: number): Promise<void> {
    const core = device.core!
    if (!core.snapshot.person)
      return this.note(device, 'unlock', await device.do(() => device.unlock(this.random.pick(people).name)))
    const moment = {
      person: core.snapshot.person.user.username,
      now: this.#time.now(),
      personal: this.#personal,
      hasPharmacy: this.hasPharmacy,
    }
    const deed = nextDeed(core, this.random, moment)
    const done = await device.do(() => deed.save(core))
    if ('value' in done)
      this.#oracle.push({
        id: done.value.id,
        device: device.name,
        seq: done.value.seq,
        reads: deed.reads,
      })
    this.note(device, `${step} ${deed.what}`, done)
  }

  private async reopen(device: SimDevice): Promise<void> {
    try {
      await device.open()
      await device.unlock(this.random.pick(people).name)
      this.#trace.push(`${device.name}: opened again`)
    } catch (error) {
      // An armed crash may hit the opening too; the next try is another start.
      device.kill()
      this.#trace.push(`${device.name}: opening failed, ${said(error)}`)
    }
    await device.storage.idle()
  }

  private async fault(): Promise<void> {
    const device = this.random.pick(this.#devices)
    let cloned: Promise<void> | null = null
    const where = {
      device,
      net: this.#net,
      server: this.#server,
      serverClock: this.#serverClock,
      canHold: this.#backing.canHold,
      favourite: this.#plant === 'anyPullAnswer' ? ('oldPullAfterPowerCut' as const) : null,
      clone: this.#clones === 0 ? () => void (cloned = this.clone(device)) : null,
    }
    this.#faults += 1
    this.#trace.push(`FAULT ${device.name}: ${await randomFault(where, this.random)}`)
    await cloned
  }

  /** No more faults: everybody opens, sends and fetches until nothing moves. */
  async heal(): Promise<boolean> {
    this.#trace.push('HEAL')
    this.#net.heal()
    Object.assign(this.#serverClock, { error: 0, trust: 'ntp' })
    this.#server.refusesOld = this.#plant === 'refusesOldBuilds'
    this.#server.commitFault = null
    await this.#server.releaseHeld()
    await this.#net.deliverLate()
    for (const device of this.#devices) device.disarm()
    for (let round = 0; round < HEALING_ROUNDS; round += 1) {
      this.#time.advance(MINUTE)
      if (round === 1) await this.upgrade()
      let quiet = !this.mayUpgrade || round > 0
      // First everybody sends, then everybody fetches: what the last one sends may change what all the others hold.
      for (const device of this.#devices) quiet = (await this.sendAll(device)) && quiet
      for (const device of this.#devices) quiet = (await this.fetchAll(device)) && quiet
      if (quiet) return true
    }
    return false
  }

  /** Every second seed ends with a server that can judge everything. */
  private get mayUpgrade(): boolean {
    return this.options.seed % 2 === 0
  }

  /** Every fourth seed has medicine on a shelf, so that the others stay the days they were. */
  private get hasPharmacy(): boolean {
    return this.options.seed % 4 === 0 || this.#plant === 'editedBalance'
  }

  private async upgrade(): Promise<void> {
    if (!this.mayUpgrade) return
    this.#hasBug = false
    this.#trace.push(`UPGRADE: ${await this.#server.judgeWaiting()} verdicts changed`)
  }

  /** @returns whether there was nothing to send */
  private async sendAll(device: SimDevice): Promise<boolean> {
    if (!device.core) await this.reopen(device)
    const { core } = device
    if (!core) return false
    if (!core.snapshot.person) await device.do(() => device.unlock(people[0]!.name))
    await device.do(() => core.ping())
    const drained = await device.do(() => core.drain())
    this.note(device, 'drain', drained)
    if (!('value' in drained)) return false
    // A copied disk that meets more of its lane than it made says so to a person, and waits for one.
    if (this.#clones > 0 && 'code' in drained.value && drained.value.code === 'sync.lost_here') return true
    return drained.value.result === 'empty' && core.snapshot.sync.unsent === 0
  }

  /** @returns whether there was nothing new */
  private async fetchAll(device: SimDevice): Promise<boolean> {
    const { core } = device
    if (!core) return false
    const pulled = await device.do(() => core.pull())
    this.note(device, 'pull', pulled)
    return 'value' in pulled && pulled.value.result === 'up_to_date' && pulled.value.rows === 0
  }

  async check(calm: boolean): Promise<RunResult> {
    const devices: DeviceDump[] = []
    for (const device of this.#devices)
      devices.push(await dumpOf(device, this.#server, await this.#backing.store.epoch()))
    const server = await this.#backing.dump()
    const found = await violations({
      oracle: this.#oracle,
      server,
      devices,
      seen: this.#server.seen,
      keys: this.#keys,
      crypto: this.#crypto,
      personal: [...this.#personal],
    })
    const stuck: Violation[] = calm
      ? []
      : [{ invariant: 'I12', detail: `not quiet after ${HEALING_ROUNDS} minutes` }]
    const unjudged = server.log.filter(
      ({ outcome, issues }) =>
        !this.#hasBug && outcome === 'quarantined' && issues.some(({ code }) => code === ruleFailed.code),
    )
    for (const { id } of unjudged)
      stuck.push({ invariant: 'I12', detail: `quarantined, though nothing throws: ${id}` })
    const outcomes: Record<string, number> = {}
    for (const { outcome } of server.log) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    return {
      seed: this.options.seed,
      violations: [...found, ...stuck],
      trace: this.#trace,
      saved: this.#oracle.length,
      faults: this.#faults,
      outcomes,
    }
  }

  async close(): Promise<void> {
    for (const device of this.#devices) device.core?.close()
    await this.#backing.close()
  }

  private note(device: SimDevice, what: string, done: object): void {
    const value =
      'value' in done
        ? JSON.stringify(done.value ?? 'done')
        : 'failed' in done
          ? `failed: ${said(done.failed)}`
          : 'CRASHED'
    this.#trace.push(
      `${new Date(this.#time.now()).toISOString()} ${device.name}: ${what} -> ${value.slice(0, 160)}`,
    )
  }
}

const said = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.message}` : String(error)
const simDeviceId = (n: number): string => aDevice(`device ${n + 1}`).record.id
