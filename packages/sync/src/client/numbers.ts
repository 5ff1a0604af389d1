import { recordNumber } from '@lentera/contracts/patients/record-number'
import { type HeldLease, type Lease, stationCode, stationCodes } from '@lentera/contracts/sync/lease'
import type { NumberSource } from './api.js'
import type { DeviceMeta } from './database.js'
import type { Stores } from './transact.js'

/** A counter or the blocks of a series, as they lie in `leases`. */
export interface SeriesRecord {
  /** `rm`, `temporary`, or `ticket:<date>:<letter and station>`. */
  readonly series: string
  /** Next number to give out, of a counter. */
  readonly next?: number
  /** What is left of each block; used up when `next` is above `to`. */
  readonly blocks?: readonly { readonly id: string; readonly next: number; readonly to: number }[]
}

/** Ticket counters kept; those of the earliest dates go first. Many, because a wrong clock may name any date. */
const ticketCountersKept = 400
const blocksHeldMax = 8

/**
 * Numbers for one try of a save, from what the series held when the try began. Nothing is used up here: the
 * strict transaction does that, and only when no other tab was faster.
 */
export class NumbersOfOneSave implements NumberSource {
  readonly #series: Map<string, SeriesRecord>
  readonly #before: ReadonlyMap<string, SeriesRecord>
  readonly #used = new Set<string>()

  constructor(
    series: readonly SeriesRecord[],
    private readonly device: DeviceMeta,
  ) {
    this.#before = new Map(series.map((one) => [one.series, one]))
    this.#series = new Map(this.#before)
  }

  medicalRecordNumber(): string {
    return this.#fromBlock() ?? `${temporaryPrefix(this.device.id)}${this.#count('temporary')}`
  }

  permanentRecordNumber(): string {
    const number = this.#fromBlock()
    if (number === null) throw new NoNumbersLeft('every leased record number is used up')
    return number
  }

  #fromBlock(): string | null {
    this.#used.add('rm')
    const blocks = this.#series.get('rm')?.blocks ?? []
    const block = blocks.find(({ next, to }) => next <= to)
    if (!block) return null
    const rest = blocks.map((one) => (one === block ? { ...one, next: one.next + 1 } : one))
    this.#series.set('rm', { series: 'rm', blocks: rest })
    return recordNumber(block.next)
  }

  /**
   * On a day for which the code is not surely this device's alone, the device's own letter follows it. A device that
   * never got a code (more than thirty in a day, or a server that gives none after a restore) has its letter twice.
   */
  ticket(letter: string, businessDate: string): string {
    const { station, stationDate, id } = this.device
    const code = stationCodes.includes(station) ? station : letterOf(id)
    const isOwn = code === station && businessDate === stationDate
    const counter = `${letter}${code}${isOwn ? '' : letterOf(id)}`
    return `${counter}-${String(this.#count(`ticket:${businessDate}:${counter}`)).padStart(3, '0')}`
  }

  #count(series: string): number {
    this.#used.add(series)
    const next = this.#series.get(series)?.next ?? 1
    this.#series.set(series, { series, next: next + 1 })
    return next
  }

  /** Names of the series this save depends on. */
  get used(): readonly string[] {
    return [...this.#used]
  }

  /** These series as they are once this save has used its numbers. */
  get after(): readonly SeriesRecord[] {
    return this.used.flatMap((name) => this.#series.get(name) ?? [])
  }

  /** Whether another tab took a number of this series since the try began. */
  movedSince(series: string, present: SeriesRecord | undefined): boolean {
    return JSON.stringify(present) !== JSON.stringify(this.#before.get(series))
  }

  /** Uses the numbers up, in the transaction that stores the command. */
  write(stores: Stores): void {
    for (const name of this.#used) {
      const record = this.#series.get(name)
      if (record) stores('leases').put(record)
    }
    const tickets = [...this.#series.keys()].filter((name) => name.startsWith('ticket:')).sort()
    for (const old of tickets.slice(0, -ticketCountersKept)) stores('leases').delete(old)
  }
}

/** This device holds no record number any more; the server gives it some with its next push. */
export class NoNumbersLeft extends Error {}

/** No letter that is misread: I, O and Q are left out. */
const deviceLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const tagSigns = `23456789${deviceLetters}`
const tagLength = 4

/** The end of a device's id is random (version 4 and 5). */
const numberOf = (id: string): number => parseInt(id.replaceAll('-', '').slice(-8), 16)

/** A device's letter is the same every day, and two devices seldom have the same one. */
const letterOf = (id: string): string => deviceLetters[numberOf(id) % deviceLetters.length]!

/**
 * `T-7K2P-`, how a device's temporary numbers begin. By the device and not by its station code, which is another
 * device's in two days: of fifty devices two have the same tag once in eight hundred hospitals.
 */
export function temporaryPrefix(deviceId: string): string {
  let rest = numberOf(deviceId)
  const tag = Array.from({ length: tagLength }, () => {
    const sign = tagSigns[rest % tagSigns.length]!
    rest = Math.floor(rest / tagSigns.length)
    return sign
  })
  return `T-${tag.join('')}-`
}

/** Adds blocks the server granted; one that is held already is not taken twice. */
export function withLeases(held: SeriesRecord | undefined, granted: readonly Lease[]): SeriesRecord {
  const blocks = [...(held?.blocks ?? [])]
  for (const { id, series, from, to } of granted) {
    if (series === 'rm' && !blocks.some((block) => block.id === id)) blocks.push({ id, next: from, to })
  }
  return { series: 'rm', blocks }
}

/** The newest station code among granted leases; the device keeps its own when there is none. */
export function withStation(device: DeviceMeta, granted: readonly Lease[]): DeviceMeta {
  const lease = granted.filter(({ series }) => series === 'station').at(-1)
  return lease
    ? { ...device, station: stationCode(lease), stationDate: lease.until ?? device.stationDate }
    : device
}

/** What is left, so that the server can refill. */
export function heldLeases(series: readonly SeriesRecord[], device: DeviceMeta): HeldLease[] {
  const blocks = series.find(({ series: name }) => name === 'rm')?.blocks ?? []
  const open = blocks.filter(({ next, to }) => next <= to).slice(0, blocksHeldMax)
  const last = blocks.at(-1)
  const station = stationCodes.indexOf(device.station) + 1
  return [
    ...(open.length > 0 ? open : [{ next: last?.next ?? 1, to: last?.to ?? 0 }]).map(({ next, to }) => ({
      series: 'rm' as const,
      next,
      to,
    })),
    ...(station > 0 ? [{ series: 'station' as const, next: station, to: station }] : []),
  ]
}
