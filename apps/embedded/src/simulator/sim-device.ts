import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { Role } from '@lentera/contracts/users/roles'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openDatabase } from '@lentera/sync/client/database'
import { openDevice } from '@lentera/sync/client/open-device'
import type { NetPort, Ports, SecondCopyPort } from '@lentera/sync/client/ports'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import { CrashStorage } from '@lentera/testing/crash-storage'
import { DeviceClock, type VirtualTime } from '@lentera/testing/fake-clock'
import { FakeLocks } from '@lentera/testing/fake-locks'
import { MemoryWitness } from '@lentera/testing/memory-witness'
import { MemoryFolder } from '@lentera/testing/second-copy/memory-folder'
import { houseId } from '@lentera/testing/test-house'
import { plantedCrypto } from './planted-crypto.js'
import { forget } from './planted-loss.js'
import { plantedNet } from './planted-net.js'
import type { Plant } from './plants.js'
import { ReceiveLog } from './receive-log.js'

export interface Person {
  readonly name: string
  readonly role: Role
}

export interface SimDeviceOptions {
  readonly name: string
  /** As which device it was enrolled; a copied disk says what its original said. */
  readonly id: Id
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
const DATABASE = 'sim'
export const PIN = '482915'
const STATIONS = '23456789ABCDEFGHJKLMNPRSTUVWXYZ'
/** Planted: a queue that forgets what is older. */
const EXPIRY_MS = 30 * 60_000

/** One browser profile with the real device core, which can be killed and opened again. */
export class SimDevice {
  readonly id: Id
  readonly clock: DeviceClock
  readonly storage: CrashStorage
  /** Where the second copy of the outbox lies. */
  readonly folder = new MemoryFolder()
  core: DeviceCore | null = null
  #crash = crashSignal()
  #alive = { yes: true }
  #witness = new MemoryWitness()
  readonly received = new ReceiveLog()

  constructor(readonly options: SimDeviceOptions) {
    this.id = options.id
    this.clock = new DeviceClock(options.time)
    this.storage = new CrashStorage({
      powerCuts: options.powerCuts,
      everythingRelaxed: options.plant === 'relaxedDurability',
    })
    this.folder.neverFlushes = options.plant === 'relaxedDurability'
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
    if (this.options.plant === 'queueExpires') await this.forgetOld()
    const opening = openDevice({
      ports: this.ports(storage, alive),
      handlers,
      databaseName: DATABASE,
      passwordIterations: 1,
    })
    this.core = await this.unlessDead(opening)
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

  /** A PC cloned with its disk: the same device twice, until the server notices. */
  async cloned(change: Pick<SimDeviceOptions, 'name' | 'crypto' | 'net'>): Promise<SimDevice> {
    const copy = new SimDevice({ ...this.options, ...change })
    await this.storage.copyTo(copy.storage, (storage) => openDatabase(storage, DATABASE))
    copy.folder.copyFrom(this.folder)
    const seen = this.#witness.read()
    if (seen) copy.#witness.write(seen)
    copy.received.copyFrom(this.received)
    copy.clock.error = this.clock.error
    return copy
  }

  /** Somebody without a slot here works on a colleague's word. */
  seatGuest(name: string): Promise<unknown> {
    return this.core!.seatGuest({ name: 'Perawat Tamu', profession: 'perawat' }, houseId(name), password)
  }

  /** Planted: unsent records are gone. */
  forgetUnsent(): Promise<void> {
    return forget(this, ({ state }) => state !== 'settled')
  }

  private forgetOld(): Promise<void> {
    const oldest = this.options.time.now() - EXPIRY_MS
    return forget(this, ({ state, hdr }) => state !== 'settled' && Date.parse(hdr.at.device) < oldest)
  }

  async unlock(name: string): Promise<void> {
    const result = await this.unlessDead(this.core!.unlock(name, password))
    if (result !== 'unlocked') throw new Error(`${this.name}: ${name} cannot unlock: ${result}`)
  }

  /** @throws when the browser dies before it is done */
  private unlessDead<T>(work: Promise<T>): Promise<T> {
    const died = this.#crash.promise.then((): never => {
      throw new Error('the browser is gone')
    })
    return Promise.race([work, died])
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

  /** @param kept bytes of an unflushed append that reached the disk all the same */
  powerCut(kept = 0): void {
    this.#alive.yes = false
    this.storage.powerCut()
    this.folder.powerCut(kept)
    this.core = null
  }

  /** The browser deleted the database of this profile; the second copy stays. */
  evict(): void {
    this.#alive.yes = false
    this.storage.evict()
    this.core = null
  }

  /** The browser dies at a step of the second copy to come: 1 is the next, which comes after the first copy. */
  armCopyCrash(stepsLeft: number): void {
    let left = stepsLeft
    this.folder.onStep = () => {
      if ((left -= 1) > 0) return
      this.disarm()
      // Whoever lives by then: it may have been opened anew since.
      this.#crash.now()
      throw new Error('the browser is gone')
    }
  }

  disarm(): void {
    this.storage.disarm()
    this.folder.onStep = () => undefined
  }

  private enrolment(): EnrolAnswer {
    const { station, epoch, facility, serverKey } = this.options
    const from = (this.options.plant === 'inventedNumbers' ? 1 : station) * 1000 + 1
    return {
      deviceId: this.id,
      station: STATIONS[station % STATIONS.length]!,
      epoch,
      facility,
      leases: [{ id: `rm-${station}`, series: 'rm', from, to: from + 99, until: null }],
      serverKey,
      lastSeq: 0,
    }
  }

  private ports(storage: IDBFactory, alive: { readonly yes: boolean }): Ports {
    const { net, plant } = this.options
    const crypto = plantedCrypto(plant, this.options.crypto)
    const port = plantedNet(plant, this.received.on(net), this)
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
      ...(plant === 'singleCopy'
        ? {}
        : { secondCopy: untilDeath(new SecondCopyLog(this.folder), this.#crash) }),
      witness: { read: () => this.#witness.read(), write: living((value) => this.#witness.write(value)) },
      build: 'simulator',
    }
  }
}

/** A dead browser is told nothing: an operation on which it died never ends. */
function untilDeath(log: SecondCopyLog, crash: { readonly happened: boolean }): SecondCopyPort {
  const outlived = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      return crash.happened ? new Promise<never>(() => undefined) : Promise.reject(error as Error)
    }
  }
  return {
    list: () => outlived(log.list()),
    read: () => outlived(log.read()),
    append: (entries) => outlived(log.append(entries)),
    rewrite: (entries) => outlived(log.rewrite(entries)),
    destroy: () => outlived(log.destroy()),
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
