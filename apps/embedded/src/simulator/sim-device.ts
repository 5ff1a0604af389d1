import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { Role } from '@lentera/contracts/users/roles'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openDevice } from '@lentera/sync/client/open-device'
import type { NetPort, Ports } from '@lentera/sync/client/ports'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { CrashStorage } from '@lentera/testing/crash-storage'
import { DeviceClock, type VirtualTime } from '@lentera/testing/fake-clock'
import { FakeLocks } from '@lentera/testing/fake-locks'
import { MemoryWitness } from '@lentera/testing/memory-witness'
import { houseId } from '@lentera/testing/test-house'
import { plantedNet } from './planted-net.js'
import type { Plant } from './plants.js'

export interface Person {
  readonly name: string
  readonly role: Role
}

export interface SimDeviceOptions {
  readonly name: string
  readonly station: number
  readonly unit: string
  readonly time: VirtualTime
  readonly crypto: CryptoPort
  readonly net: NetPort
  readonly handlers: readonly Handler[]
  readonly facility: Facility
  readonly epoch: Id
  readonly serverKey: { readonly kid: string; readonly publicKey: string }
  readonly people: readonly Person[]
  readonly powerCuts: boolean
  readonly plant: Plant | null
}

/** What became of something a device did: its value, its own error, or the browser's death. */
export type Done<T> = { readonly value: T } | { readonly failed: unknown } | { readonly crashed: true }

const password = 'rahasia'

/** One browser profile with the real device core, which can be killed and opened again. */
export class SimDevice {
  readonly id: Id
  readonly clock: DeviceClock
  readonly storage: CrashStorage
  core: DeviceCore | null = null
  #crash = crashSignal()
  #alive = { yes: true }
  readonly #witness = new MemoryWitness()

  constructor(readonly options: SimDeviceOptions) {
    this.id = houseId(options.name)
    this.clock = new DeviceClock(options.time)
    this.storage = new CrashStorage({
      powerCuts: options.powerCuts,
      everythingRelaxed: options.plant === 'relaxedDurability',
    })
  }

  get name(): string {
    return this.options.name
  }

  /** Opens the browser: a new start on the same disk. */
  async open(): Promise<DeviceCore> {
    const alive = (this.#alive = { yes: true })
    this.#crash = crashSignal()
    const storage = this.storage.start(this.#crash.now)
    const { handlers } = this.options
    this.core = await openDevice({
      ports: this.ports(storage, alive),
      handlers,
      databaseName: 'sim',
      passwordIterations: 1,
    })
    return this.core
  }

  /** @returns public keys of the people, to be registered on the server */
  async enrol(): Promise<Map<string, string>> {
    const core = await this.open()
    const keys = new Map<string, string>()
    await core.enrolled(this.enrolment())
    for (const { name, role } of this.options.people) {
      const key = await core.newPersonKey()
      keys.set(name, key.publicKey)
      const user = { id: houseId(name), username: name, name }
      const person = {
        user,
        grants: [{ role, unit: null }],
        lastOnlineAt: new Date(this.options.time.now()).toISOString(),
      }
      await core.addPerson(person, password, key)
    }
    await this.storage.idle()
    return keys
  }

  async unlock(name: string): Promise<void> {
    const result = await this.core!.unlock(name, password)
    if (result !== 'unlocked') throw new Error(`${this.name}: ${name} cannot unlock: ${result}`)
  }

  /** Does one thing to its end, or to the browser's. */
  async do<T>(work: (core: DeviceCore) => Promise<T>): Promise<Done<T>> {
    const crashed = this.#crash.promise.then((): Done<T> => ({ crashed: true }))
    const alive = this.#alive
    const done = work(this.core!).then(
      (value): Done<T> => (alive.yes ? { value } : { crashed: true }),
      (failed: unknown): Done<T> => (alive.yes ? { failed } : { crashed: true }),
    )
    const result = await Promise.race([done, crashed])
    if ('crashed' in result) this.kill()
    await this.storage.idle()
    // The browser may also die of something that ran on behind the result.
    if (this.#crash.happened) this.kill()
    return result
  }

  /** The browser is gone; its callbacks that come late reach dead ports. */
  kill(): void {
    this.#alive.yes = false
    this.storage.crash()
    this.core = null
  }

  powerCut(): void {
    this.#alive.yes = false
    this.storage.powerCut()
    this.core = null
  }

  private enrolment(): EnrolAnswer {
    const { station, epoch, facility, serverKey } = this.options
    const from = station * 1000 + 1
    return {
      deviceId: this.id,
      station: '23456789'[station]!,
      epoch,
      facility,
      leases: [{ id: `rm-${station}`, series: 'rm', from, to: from + 99, until: null }],
      serverKey,
      lastSeq: 0,
    }
  }

  private ports(storage: IDBFactory, alive: { readonly yes: boolean }): Ports {
    const { crypto, net, plant } = this.options
    const port = plantedNet(plant, net, this.storage)
    const living =
      <A extends unknown[], R>(work: (...given: A) => R) =>
      (...given: A): R => {
        if (!alive.yes) throw new Error('the browser is gone')
        return work(...given)
      }
    return {
      storage,
      keyRange: this.storage.keyRange,
      net: { request: living((request) => port.request(request)) },
      clock: this.clock,
      crypto: { subtle: crypto.subtle, randomBytes: living((length) => crypto.randomBytes(length)) },
      locks: new FakeLocks(),
      witness: { read: () => this.#witness.read(), write: living((value) => this.#witness.write(value)) },
      build: 'simulator',
    }
  }
}

function crashSignal() {
  let resolve: () => void = () => undefined
  const signal = {
    happened: false,
    promise: new Promise<void>((done) => (resolve = done)),
    now: () => {
      signal.happened = true
      resolve()
    },
  }
  return signal
}
