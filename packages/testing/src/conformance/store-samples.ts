import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Membership, Write } from '@lentera/contracts/kernel/rule'
import type { LogEntry, ServerStore, StoreTransaction, WriteSet } from '@lentera/sync/server/store'
import { aDirectoryEntry, aPatient, aVisit } from '@lentera/domain/testing/samples'
import { aDevice, houseId } from '../test-house.js'

/** A test of the suite on a fresh store. */
export type StoreTest = (sentence: string, body: (store: ServerStore) => Promise<void>) => void

export const nothing: WriteSet = {
  rows: [],
  members: [],
  log: [],
  wrote: new Map(),
  payloads: [],
  events: [],
  reviews: [],
  outcomes: [],
  waits: [],
  ends: [],
  lastSeq: null,
}

export const write = (store: ServerStore, set: Partial<WriteSet>) =>
  store.transaction((tx) => tx.write({ ...nothing, ...set }))
export const row = (entity: string, record: EntityRecord): Write => ({ entity, record })
export const patient = (n: number, change: object = {}) =>
  row(
    'patients',
    aPatient({
      id: houseId(`patient ${n}`),
      medicalRecordNumber: `00-00-${String(n).padStart(2, '0')}`,
      ...change,
    }),
  )
export const entry = (n: number) =>
  row(
    'patient_directory',
    aDirectoryEntry({ id: houseId(`patient ${n}`), medicalRecordNumber: `00-00-${n + 10}` }),
  )
export const visit = (n: number, change: object = {}) =>
  row('visits', aVisit({ id: houseId(`visit ${n}`), patientId: houseId('patient 1'), ...change }))
export const member = (scope: string, n: number, isMember = true): Membership => ({
  scope,
  aggregate: 'visit',
  aggregateId: houseId(`visit ${n}`),
  member: isMember,
})
export const publicKey = `B${'A'.repeat(86)}`
export const house = [
  row('devices', aDevice('tablet').record),
  row('devices', aDevice('kiosk', { publicKey, kind: 'kiosk' }).record),
]

export const logged = (n: number, change: Partial<LogEntry> = {}): Omit<LogEntry, 'result'> => ({
  id: houseId(`command ${n}`),
  deviceId: houseId('tablet'),
  seq: n,
  via: null,
  name: 'visits.open',
  v: 1,
  hash: `${'h'.repeat(42)}${n % 10}`,
  sig: 's'.repeat(86),
  actorId: houseId('sari'),
  unit: 'umum',
  occurredAt: '2026-11-20T00:00:00.000Z',
  clockSuspect: false,
  receivedAt: '2026-11-20T00:00:01.000Z',
  outcome: 'flagged',
  issues: [{ code: 'visits.already_open', level: 'warning', refs: { openVisit: houseId('visit 1') } }],
  merged: ['phone'],
  ...change,
})

/** A transaction that stands open until it is told to end. */
export function openTransaction(store: ServerStore, work: (tx: StoreTransaction) => Promise<unknown>) {
  let release: () => void = () => undefined
  let ready: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const begun = new Promise<void>((resolve) => (ready = resolve))
  const done = store.transaction(async (tx) => {
    await work(tx)
    ready()
    await held
  })
  return { begun, commit: () => (release(), done) }
}

/** The horizon belongs to the whole cluster: another transaction may hold it for a while. */
export async function eventually<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await look()
    if (holds(value) || tries === 100) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export const horizonOf = (store: ServerStore) => store.snapshot((tx) => tx.horizon())
/** The horizon, once it is above everything written so far: others in the cluster may hold it back for a while. */
export async function past(store: ServerStore): Promise<string> {
  const { nextXid } = await store.standing(houseId('tablet'), null)
  return eventually(
    () => horizonOf(store),
    (horizon) => BigInt(horizon) >= BigInt(nextXid),
  )
}
