import { MAX_BATCH_BYTES } from '@lentera/contracts/sync/push'
import type { SealedRecord, WireRecord } from '@lentera/contracts/sync/record'
import { businessDateAt } from '../pure/business-date.js'
import { utf8 } from '../record/bytes.js'
import { openWithDeviceKey } from '../record/seal.js'
import type { Core } from './core.js'
import { type DeviceMeta, type OutboxRecord, readMeta } from './database.js'
import { answered, type Stores, transact } from './transact.js'

/** Below this a batch is shrunk only by 413: small batches never recover on a slow line. */
export const batchFloor = 25

/** Numbers of the lane that may be named as never coming; limit of the request. */
const skippedMax = 1000

export interface Batch {
  /**
   * `lane`: unsettled commands. `rows`: settled ones whose rows are not here. `again`: settled ones whose present
   * outcome is asked for. `recount`: none, only the server's count. `renew`: none, only today's station code.
   */
  readonly kind: 'lane' | 'rows' | 'again' | 'recount' | 'renew'
  readonly records: readonly OutboxRecord[]
  readonly wire: readonly WireRecord[]
  /** Own numbers the server turned away for good. */
  readonly skipped: readonly number[]
  readonly receipt: string | null
}

/** The next batch in the order of `seq`; null when there is nothing to say. */
export async function nextBatch(core: Core, device: DeviceMeta): Promise<Batch | null> {
  const { keyRange } = core.ports
  const isUnlocked = core.unlocked !== null
  const found = await transact(core.db, ['outbox', 'meta'], 'readonly', async (stores) => {
    const receipt = await readMeta(stores, 'receipt')
    const byState = stores('outbox').index('state')
    const [sent, pending] = await Promise.all([
      answered(byState.getAll(keyRange.only('sent'), core.batchSize)) as Promise<OutboxRecord[]>,
      answered(byState.getAll(keyRange.only('pending'), core.batchSize)) as Promise<OutboxRecord[]>,
    ])
    const lane = [...sent, ...pending].sort((a, b) => a.seq - b.seq).slice(0, core.batchSize)
    const skipped = await skippedBefore(core, stores, lane)
    if (await readMeta(stores, 'recountDue'))
      return { kind: 'recount' as const, records: [], skipped: [], receipt }
    if (lane.length > 0) return { kind: 'lane' as const, records: lane, skipped, receipt }
    const rows = isUnlocked ? await withoutRows(core, stores) : []
    if (rows.length > 0) return { kind: 'rows' as const, records: rows, skipped: [], receipt }
    const again = isUnlocked ? await toAskAgain(core, stores) : []
    if (again.length > 0) return { kind: 'again' as const, records: again, skipped: [], receipt }
    return isNewDay(core, device) ? { kind: 'renew' as const, records: [], skipped: [], receipt } : null
  })
  return found && wired(core, device, found)
}

/**
 * The batch behind one that is still on its way, made ready meanwhile; its receipt comes with the answer to that one.
 * @param seq last number of the batch on its way
 * @returns null where nothing waits right behind it
 */
export async function batchBehind(core: Core, device: DeviceMeta, seq: number): Promise<Batch | null> {
  const range = core.ports.keyRange.bound(seq + 1, seq + core.batchSize)
  const found = await transact(core.db, ['outbox', 'meta'], 'readonly', async (stores) => {
    const records = (await answered(stores('outbox').getAll(range))) as OutboxRecord[]
    const lane = records.filter(({ state }) => state === 'pending' || state === 'sent')
    return { records: lane, skipped: await skippedBefore(core, stores, lane) }
  })
  if (found.records.length === 0) return null
  return wired(core, device, { kind: 'lane', receipt: null, ...found })
}

/** Numbers before the end of a batch that will never come. */
async function skippedBefore(core: Core, stores: Stores, lane: readonly OutboxRecord[]): Promise<number[]> {
  const [gone, unsendable] = await Promise.all([
    readMeta(stores, 'gone'),
    answered(stores('outbox').index('state').getAllKeys(core.ports.keyRange.only('unsendable'))) as Promise<
      number[]
    >,
  ])
  return [...(gone ?? []), ...unsendable]
    .filter((seq) => seq < (lane.at(-1)?.seq ?? 0))
    .sort((a, b) => a - b)
    .slice(-skippedMax)
}

/** Puts the records into the form of the wire, as many as a request may hold. */
async function wired(core: Core, device: DeviceMeta, found: Omit<Batch, 'wire'>): Promise<Batch> {
  const records: OutboxRecord[] = []
  const wire: WireRecord[] = []
  let bytes = 0
  for (const record of found.records) {
    const one = await onTheWire(core, device, record)
    bytes += utf8(JSON.stringify(one)).length
    if (wire.length > 0 && bytes > MAX_BATCH_BYTES) break
    records.push(record)
    wire.push(one)
  }
  return { ...found, records, wire }
}

/**
 * A desk shall print its code of the day from the first ticket on, so the code is asked for before anything is
 * sent that day; once a day and start, because the server may have none.
 */
function isNewDay(core: Core, { stationDate, facility }: DeviceMeta): boolean {
  const today = businessDateAt(core.ports.clock.now() + core.offset.current.ms, facility.timeZone)
  if (today <= stationDate || core.stationAskedOn === today) return false
  core.stationAskedOn = today
  return true
}

/** Settled while locked: there was no key for their rows. */
const withoutRows = (core: Core, stores: Stores): Promise<OutboxRecord[]> =>
  answered(
    stores('outbox').index('rowsMissing').getAll(core.ports.keyRange.only(1), core.batchSize),
  ) as Promise<OutboxRecord[]>

/** What the server could not judge, when it is time to ask again. */
async function toAskAgain(core: Core, stores: Stores): Promise<OutboxRecord[]> {
  const { keyRange } = core.ports
  const after = core.recheckAfter
  if (after === null) return []
  const byOutcome = stores('outbox').index('outcome')
  const unjudged = await Promise.all(
    ['blocked', 'quarantined'].map(
      (outcome) => answered(byOutcome.getAll(keyRange.only(outcome))) as Promise<OutboxRecord[]>,
    ),
  )
  return unjudged
    .flat()
    .filter(({ state, seq }) => state === 'settled' && seq > after)
    .sort((a, b) => a.seq - b.seq)
    .slice(0, core.batchSize)
}

/** Opened where the device is unlocked, because ciphertext does not compress; sealed otherwise. */
async function onTheWire(core: Core, device: DeviceMeta, record: OutboxRecord): Promise<WireRecord> {
  const origin = { deviceId: device.id, seq: record.seq }
  const { id, fmt, hdr, body, keys } = record
  const sealed: SealedRecord = { id, fmt, hdr, body, keys: keys.filter(({ kid }) => kid !== 'device') }
  const pending = core.view.pendingCommand(id)
  if (pending) return { origin, opened: pending.record }
  const deviceKey = core.unlocked?.deviceKey
  if (!deviceKey) return { origin, sealed }
  try {
    return { origin, opened: await openWithDeviceKey(core.ports.crypto, deviceKey, record) }
  } catch {
    return { origin, sealed }
  }
}
