import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import {
  numberLeases,
  numbersExhausted,
  type LeaseNumbers,
  type NumberLease,
} from '@lentera/contracts/devices/device'
import { LAST_RECORD_NUMBER } from '@lentera/contracts/patients/record-number'
import { stationCodes } from '@lentera/contracts/sync/lease'
import { daysBetween } from '../kernel/calendar.js'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'

type LeaseCommand = Command<typeof LeaseNumbers>

export const leaseNumbersReads = ({ args }: LeaseCommand) => ({
  leases: read(numberLeases, 'series', args.series),
})

export const leaseNumbersLocks = ({ args }: LeaseCommand): string[] => [`series:${args.series}`]

/** Gives a device numbers nobody else has: a block of record numbers, or the station code of a day. */
export function leaseNumbers(
  state: StateOf<ReturnType<typeof leaseNumbersReads>>,
  command: LeaseCommand,
): Decision {
  const lease =
    command.args.series === 'rm'
      ? recordNumbers(state.leases.rows, command)
      : stationOf(state.leases.rows, command)
  return {
    ...nothing,
    writes: lease ? [put(numberLeases, lease)] : [],
    issues: lease ? [] : [raise(numbersExhausted, { field: 'series' })],
    unknown: incomplete(state),
  }
}

/** Always above the highest number ever leased: gaps are legal, a number given twice is not. */
function recordNumbers(leases: readonly NumberLease[], { id, args }: LeaseCommand): NumberLease | null {
  const fromNo = leases.reduce((highest, lease) => Math.max(highest, lease.toNo), 0) + 1
  const toNo = Math.min(fromNo + args.count - 1, LAST_RECORD_NUMBER)
  if (fromNo > LAST_RECORD_NUMBER) return null
  return {
    id: idFrom(id, 'lease'),
    series: 'rm',
    fromNo,
    toNo,
    deviceId: args.deviceId,
    state: 'active',
    until: null,
  }
}

/**
 * A code is free for a date unless another device has it for that day or a neighbouring one: a device that
 * stays offline past midnight still prints yesterday's code. Asked twice, the same code is answered, and a
 * device keeps yesterday's code where it can, so that a desk looks the same every day.
 */
function stationOf(
  leases: readonly NumberLease[],
  { id, args, occurredAt, facility }: LeaseCommand,
): NumberLease | null {
  const date = args.date ?? localDate(occurredAt, facility.timeZone)
  const mine = leases.filter((lease) => lease.deviceId === args.deviceId && lease.until !== null)
  const today = mine.find((lease) => lease.until === date)
  if (today) return today
  const taken = new Set(
    leases
      .filter(
        (lease) => lease.deviceId !== args.deviceId && lease.until !== null && isNear(lease.until, date),
      )
      .map((lease) => lease.fromNo),
  )
  const last = [...mine].sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))[0]
  const codes = [...stationCodes].map((_, index) => index + 1)
  const no = [...(last ? [last.fromNo] : []), ...codes].find((code) => !taken.has(code))
  if (no === undefined) return null
  return {
    id: idFrom(id, 'lease'),
    series: 'station',
    fromNo: no,
    toNo: no,
    deviceId: args.deviceId,
    state: 'active',
    until: date,
  }
}

const isNear = (until: CalendarDate, date: CalendarDate): boolean => Math.abs(daysBetween(until, date)) < 2
