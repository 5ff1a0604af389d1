import '../idb-classes.js'
import { gunzipSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { problemStatus } from '@lentera/contracts/kernel/problem'
import type { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { Device, DevicePerson } from '@lentera/contracts/devices/device'
import { type EnrolAnswer, ForkRequest } from '@lentera/contracts/sync/enrol'
import { PullRequest } from '@lentera/contracts/sync/pull'
import { handlers as productHandlers } from '@lentera/domain/registry'
import type { DeviceCore, PersonOnDevice } from '@lentera/sync/client/api'
import { openDevice } from '@lentera/sync/client/open-device'
import type { NetAnswer, NetPort, NetRequest, Ports } from '@lentera/sync/client/ports'
import { derivedId } from '@lentera/sync/pure/ids'
import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import { parsePushRequest } from '@lentera/sync/server/parse-push-request'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { DeviceClock } from '../fake-clock.js'
import { FakeLocks } from '../fake-locks.js'
import { chunkAsked } from '../memory-chunk-store.js'
import { MemoryWitness } from '../memory-witness.js'
import { MemoryFolder } from '../second-copy/memory-folder.js'
import type { House } from '../server-house.js'
import { aKey, houseFacility, houseId } from '../test-house.js'
import { closeVisitHandler } from '../test-rules.js'

export const PASSWORD = 'lentera-demo'

export const person = (name: string): PersonOnDevice => ({
  user: { id: houseId(name), username: name, name },
  grants: [{ role: name === 'sari' ? 'receptionist' : 'nurse', unit: 'umum' }],
  lastOnlineAt: '2026-11-20T00:00:00.000Z',
})

const answer = (status: number, body: unknown): NetAnswer => ({
  status,
  contentType: 'application/json',
  retryAfterS: null,
  text: typeof body === 'string' ? body : JSON.stringify(body),
})

export const problem = (
  code: keyof typeof problemStatus,
  extra: Record<string, unknown> = {},
): NetAnswer => ({
  ...answer(problemStatus[code], {
    type: `urn:lentera:problem:${code}`,
    title: code,
    status: problemStatus[code],
    detail: code,
    code,
    requestId: 'r',
    ...extra,
  }),
  contentType: 'application/problem+json',
})

/** The line between one browser and the house; a test may cut it or speak in the server's place. */
export class Line implements NetPort {
  isUp = true
  /** Requests that were sent, newest last. */
  readonly requests: { path: string; body: never }[] = []
  /** Answers instead of the house; null lets the house answer. */
  instead: (request: NetRequest, reach: () => Promise<NetAnswer>) => Promise<NetAnswer | null> = async () =>
    null

  constructor(
    private house: House,
    /** Whose credential the browser has. */
    private deviceId: string,
  ) {}

  /** The line leads to another server from now on. */
  to(house: House): void {
    this.house = house
  }

  /** What the API does with a copied disk: a new device with the same people. */
  private async fork({ deviceId, claim }: ForkRequest): Promise<NetAnswer> {
    const { store, serverKey } = this.house
    if (this.deviceId !== deviceId && this.deviceId !== claim) return problem('auth.forbidden')
    this.deviceId = claim
    const people = store.records<DevicePerson>('device_people').filter((one) => one.deviceId === deviceId)
    const device = store.records<Device>('devices').find(({ id }) => id === deviceId)!
    store.seed([
      { entity: 'devices', record: { ...device, id: claim } },
      ...people.map((one) => ({
        entity: 'device_people',
        record: { ...one, id: derivedId(claim, one.id, 0), deviceId: claim },
      })),
    ])
    const enrolment: EnrolAnswer = {
      deviceId: claim,
      station: '9',
      epoch: await store.epoch(),
      facility: houseFacility,
      leases: [{ id: `${claim}-rm`, series: 'rm', from: 5001, to: 5100, until: null }],
      serverKey,
      lastSeq: 0,
    }
    return answer(200, enrolment)
  }

  async request(request: NetRequest): Promise<NetAnswer> {
    this.requests.push({ path: request.path, body: JSON.parse(request.body ?? 'null') as never })
    if (!this.isUp) throw new TypeError('no line')
    return (await this.instead(request, () => this.reach(request))) ?? this.reach(request)
  }

  private async reach({ path, body }: NetRequest): Promise<NetAnswer> {
    const { house, deviceId } = this
    const json = JSON.parse(body ?? 'null') as unknown
    try {
      if (path.endsWith('/push')) return answer(200, await house.push(deviceId, parsePushRequest(json)))
      if (path.endsWith('/pull')) return answer(200, await house.pull(deviceId, PullRequest.parse(json)))
      const asked = chunkAsked(path)
      if (asked && house.chunks)
        return answer(200, gunzipSync(await house.chunks.read(deviceId, asked.scope, asked.hash)).toString())
      if (path.endsWith('/fork')) return this.fork(ForkRequest.parse(json))
      const serverTime = new Date(house.time.now()).toISOString()
      return answer(200, { epoch: await house.store.epoch(), serverTime, confidence: 'ntp', minBuild: '0' })
    } catch (error) {
      if (error instanceof ProblemError) return problem(error.code, { ...error.extra })
      throw error
    }
  }
}

/** One browser profile of the house: its disk, its memory outside the disk, its line. */
export class Browser {
  storage = new IDBFactory()
  locks = new FakeLocks()
  readonly witness = new MemoryWitness()
  /** Where the second copy lies. */
  readonly folder = new MemoryFolder()
  readonly clock: DeviceClock
  readonly line: Line
  readonly #deviceId: string

  constructor(
    readonly house: House,
    readonly name = 'tablet',
  ) {
    this.#deviceId = houseId(name)
    this.clock = new DeviceClock(house.time)
    this.line = new Line(house, this.#deviceId)
  }

  get ports(): Ports {
    const { storage, locks, witness, clock, folder, line: net } = this
    return {
      secondCopy: new SecondCopyLog(folder),
      storage,
      keyRange: IDBKeyRange,
      locks,
      witness,
      clock,
      net,
      crypto: this.house.crypto,
      build: 'test',
    }
  }

  /** Opens a tab. */
  open(ports: Partial<Ports> = {}, handlers = [...productHandlers, closeVisitHandler]): Promise<DeviceCore> {
    return openDevice({ ports: { ...this.ports, ...ports }, handlers, passwordIterations: 10 })
  }

  enrolment(change: Partial<EnrolAnswer> = {}): EnrolAnswer {
    return {
      deviceId: this.#deviceId,
      station: '3',
      epoch: houseId('epoch'),
      facility: houseFacility,
      leases: [
        { id: `${this.name}-rm`, series: 'rm', from: 1234, to: 1333, until: null },
        { id: `${this.name}-station`, series: 'station', from: 2, to: 2, until: '2026-11-20' },
      ],
      serverKey: this.house.serverKey,
      lastSeq: 0,
      ...change,
    }
  }

  /** A tab of an enrolled device, unlocked by sari. */
  async ready(ports: Partial<Ports> = {}): Promise<DeviceCore> {
    const core = await this.open(ports)
    await core.enrolled(this.enrolment())
    await this.addPerson(core, 'sari')
    await core.unlock('sari', PASSWORD)
    return core
  }

  async addPerson(core: DeviceCore, name: string): Promise<void> {
    const key = await core.newPersonKey()
    this.house.store.seed([aKey(this.name, name, key.publicKey)])
    await core.addPerson(person(name), PASSWORD, key)
  }
}

/** A registration whose numbers are taken inside the save. */
export const registration =
  (patientId: string, name: string, change: { nik?: string; birthDate?: string } = {}) =>
  (numbers: { medicalRecordNumber(): string }): ReturnType<(typeof RegisterPatient)['args']['parse']> => ({
    patientId,
    medicalRecordNumber: numbers.medicalRecordNumber(),
    demographics: {
      title: 'ny',
      name,
      sex: 'female',
      birthDate: change.birthDate ?? '1990-05-12',
      birthDateEstimated: false,
      motherName: null,
      responsible: null,
      address: { villageCode: '9171041001', hamlet: null, rt: null, rw: null, street: null },
      noNikReason: change.nik ? null : 'card_lost',
      payer: 'general',
      religion: null,
      education: null,
      occupation: null,
      maritalStatus: null,
      bloodGroup: null,
    },
    nik: change.nik ?? null,
    bpjsCard: null,
    familyCard: null,
    phone: null,
  })

/** Arrival of a patient at the poli, with a ticket taken inside the save. */
export const arrival =
  (visitId: string, patientId: string) => (numbers: { ticket(letter: string, date: string): string }) => ({
    visitId,
    patientId,
    kind: 'outpatient' as const,
    unit: 'umum',
    payer: 'general' as const,
    sick: true,
    ticket: numbers.ticket('A', '2026-11-20'),
  })
