import type { Id } from '@lentera/contracts/kernel/id'
import { fromBase64Url, toBase64Url, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { LogEntry } from '../second-copy/frames.js'
import { type DeviceMeta, type KeySlot, type MetaValues, type OutboxRecord, readMeta } from './database.js'
import type { SeriesRecord } from './numbers.js'
import { answered, type Stores } from './transact.js'

/** What a browser needs beside its records to go on as the same device: as clear or as wrapped as in IndexedDB. */
export interface CopiedState {
  readonly device: DeviceMeta
  readonly epoch: Id | null
  readonly nextSeq: number
  /** Numbers up to here need not lie on this device: in a verified backup, or of a life before this one. */
  readonly floor: number
  readonly keyCheck: MetaValues['keyCheck'] | null
  readonly keyForServer: MetaValues['keyForServer'] | null
  /** Absent in a log of an older build. */
  readonly offset?: MetaValues['offset'] | null
  /** This copy of a disk is becoming a device of its own; see `fork`. Absent: it is not. */
  readonly forkClaim?: Id
  readonly slots: readonly KeySlot[]
  readonly series: readonly SeriesRecord[]
}

/** One command as it lies in the outbox, and the counters as its save left them. */
export interface CopiedRecord {
  readonly record: OutboxRecord
  readonly series: readonly SeriesRecord[]
}

/** What a name in the log says without its text. */
export interface RecordName {
  readonly seq: number
  readonly id: Id
}

export interface StateName {
  readonly deviceId: Id
  /** Of everything a device is, without its counters; of its clock by the minute. */
  readonly mark: string
  /** Of each key slot: bytes of a slot that is no more must not stay behind. */
  readonly slotMarks: readonly string[]
}

export const copiedStores = ['meta', 'keyslots', 'leases'] as const

/** @returns null while this browser is no device */
export async function readState(stores: Stores): Promise<CopiedState | null> {
  const [device, epoch, nextSeq, floor, keyCheck, keyForServer, offset, forkClaim, slots, series] =
    await Promise.all([
      readMeta(stores, 'device'),
      readMeta(stores, 'epoch'),
      readMeta(stores, 'nextSeq'),
      readFloor(stores),
      readMeta(stores, 'keyCheck'),
      readMeta(stores, 'keyForServer'),
      readMeta(stores, 'offset'),
      readMeta(stores, 'forkClaim'),
      answered(stores('keyslots').getAll()) as Promise<KeySlot[]>,
      answered(stores('leases').getAll()) as Promise<SeriesRecord[]>,
    ])
  if (!device) return null
  return {
    ...{ device, epoch, nextSeq: nextSeq ?? 1, floor, keyCheck, keyForServer, offset, slots, series },
    ...(forkClaim ? { forkClaim } : {}),
  }
}

/** Own numbers up to this one need not lie here. */
export async function readFloor(stores: Stores): Promise<number> {
  const [backedUpSeq, laneFrom] = await Promise.all([
    readMeta(stores, 'backedUpSeq'),
    readMeta(stores, 'laneFrom'),
  ])
  return Math.max(backedUpSeq ?? 0, (laneFrom ?? 1) - 1)
}

export const recordEntry = (record: OutboxRecord, series: readonly SeriesRecord[]): LogEntry => ({
  name: `r ${record.seq} ${record.id}`,
  text: toText({ record, series } satisfies CopiedRecord),
})

export async function stateEntry(crypto: CryptoPort, state: CopiedState): Promise<LogEntry> {
  const { deviceId, mark, slotMarks } = await markOf(crypto, state)
  return { name: ['s', deviceId, mark, ...slotMarks].join(' '), text: toText(state) }
}

export async function markOf(crypto: CryptoPort, state: CopiedState): Promise<StateName> {
  const { nextSeq: _n, floor: _f, series: _s, offset, ...rest } = state
  // Each measure differs by some milliseconds, which is no reason to write: the minute says what day it is.
  const offsetMinutes = offset ? Math.round(offset.ms / 60_000) : null
  const slots = state.slots.map(({ userId, salt, wrapped }) => ({ userId, salt, wrapped }))
  // A name has room for these; where more people work, every change of a slot writes the log anew.
  const marked = slots.length <= slotsMarkedMax ? slots : [slots]
  const [mark, ...slotMarks] = await Promise.all([
    digestOf(crypto, { ...rest, offsetMinutes }, 22),
    ...marked.map((slot) => digestOf(crypto, slot, 6)),
  ])
  return { deviceId: state.device.id, mark, slotMarks }
}

const slotsMarkedMax = 25

const digestOf = async ({ subtle }: CryptoPort, value: unknown, length: number): Promise<string> =>
  toBase64Url(new Uint8Array(await subtle.digest('SHA-256', utf8(toText(value))))).slice(0, length)

/** Whether wrapped keys of the former state are no part of this one. */
export const dropsSlots = (former: StateName, now: StateName): boolean =>
  former.slotMarks.some((mark) => !now.slotMarks.includes(mark))

export function recordNameOf(name: string): RecordName | null {
  const [kind, seq, id] = name.split(' ')
  return kind === 'r' && id !== undefined ? { seq: Number(seq), id } : null
}

export function stateNameOf(name: string): StateName | null {
  const [kind, deviceId, mark, ...slotMarks] = name.split(' ')
  return kind === 's' && deviceId && mark ? { deviceId, mark, slotMarks } : null
}

/** @returns what the entry holds; null where its text is not what its name says */
export const stateOf = ({ text }: LogEntry): CopiedState | null => fromText(text) as CopiedState | null
export const recordOf = ({ text }: LogEntry): CopiedRecord | null => fromText(text) as CopiedRecord | null

const toText = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    ArrayBuffer.isView(one) ? { bytes64: toBase64Url(one as Uint8Array) } : one,
  )

function fromText(text: string): unknown {
  try {
    return JSON.parse(text, (_key, one: unknown) => {
      const bytes64 = (one as { bytes64?: unknown } | null)?.bytes64
      return typeof bytes64 === 'string' ? fromBase64Url(bytes64) : one
    })
  } catch {
    return null
  }
}

/** Later counters and blocks of the same series, from wherever they come: a number that may be used up is. */
export function mergedSeries(all: readonly SeriesRecord[]): SeriesRecord[] {
  const merged = new Map<string, SeriesRecord>()
  for (const one of all) merged.set(one.series, furthest(merged.get(one.series), one))
  return [...merged.values()]
}

function furthest(before: SeriesRecord | undefined, one: SeriesRecord): SeriesRecord {
  if (!before) return one
  if (one.next !== undefined) return { ...one, next: Math.max(one.next, before.next ?? 1) }
  const blocks = new Map((before.blocks ?? []).map((block) => [block.id, block]))
  for (const block of one.blocks ?? [])
    blocks.set(block.id, { ...block, next: Math.max(block.next, blocks.get(block.id)?.next ?? 0) })
  return { series: one.series, blocks: [...blocks.values()] }
}
