import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { Id } from '@lentera/contracts/kernel/id'
import { type Device, devices, type NumberLease, numberLeases } from '@lentera/contracts/devices/device'
import {
  numberReports,
  type ReportNumbers,
  type RestartNumbers,
} from '@lentera/contracts/devices/number-report'
import { LAST_RECORD_NUMBER } from '@lentera/contracts/patients/record-number'
import { type HeldLease, stationCodes } from '@lentera/contracts/sync/lease'
import { daysBetween } from '../kernel/calendar.js'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'

type ReportCommand = Command<typeof ReportNumbers>
type RestartCommand = Command<typeof RestartNumbers>

/** Record numbers left out at a restart: what a device that is gone for good may have given out. */
const LEFT_OUT = 1000

/** The block of left-out numbers; as long as it is missing, nobody gets numbers in that epoch. */
export const restartId = (epoch: Id): Id => idFrom(epoch, 'restart rm')

export const reportNumbersReads = ({ args }: ReportCommand) => ({
  blocks: read(numberLeases, 'series', 'rm'),
  stations: read(numberLeases, 'series', 'station'),
  browsers: read(devices, 'kind', 'browser'),
  kiosks: read(devices, 'kind', 'kiosk'),
  reports: read(numberReports, 'epoch', args.epoch),
})

export const reportNumbersLocks = (): string[] => ['series:rm', 'series:station']

/** Takes up what the server forgot, and opens the series when this was the last device to report. */
export function reportNumbers(
  state: StateOf<ReturnType<typeof reportNumbersReads>>,
  command: ReportCommand,
): Decision {
  const { args, occurredAt } = command
  const reportId = idFrom(args.epoch, `report ${args.deviceId}`)
  const blocks = [...state.blocks.rows, ...forgottenBlocks(state.blocks.rows, command)]
  const report = { id: reportId, deviceId: args.deviceId, epoch: args.epoch, at: occurredAt }
  const reported = new Set([...state.reports.rows.map(({ deviceId }) => deviceId), args.deviceId])
  const enrolled = [...state.browsers.rows, ...state.kiosks.rows]
  const isLast = enrolled.every(({ id, revokedAt }: Device) => revokedAt !== null || reported.has(id))
  const writes = [
    put(numberReports, report),
    ...blocks.slice(state.blocks.rows.length).map((lease) => put(numberLeases, lease)),
    ...forgottenStations(state.stations.rows, command).map((lease) => put(numberLeases, lease)),
    ...(isLast ? restart(blocks, args.epoch, command.deviceId) : []),
  ]
  return { ...nothing, writes, unknown: incomplete(state) }
}

export const restartNumbersReads = () => ({ blocks: read(numberLeases, 'series', 'rm') })

export const restartNumbersLocks = (): string[] => ['series:rm']

/** Opens the series without waiting any longer. */
export function restartNumbers(
  state: StateOf<ReturnType<typeof restartNumbersReads>>,
  command: RestartCommand,
): Decision {
  const writes = restart(state.blocks.rows, command.args.epoch, command.deviceId)
  return { ...nothing, writes, unknown: incomplete(state) }
}

const highest = (blocks: readonly NumberLease[]): number =>
  blocks.reduce((max, { toNo }) => Math.max(max, toNo), 0)

function restart(blocks: readonly NumberLease[], epoch: Id, deviceId: Id): Decision['writes'] {
  const id = restartId(epoch)
  if (blocks.some((lease) => lease.id === id)) return []
  const fromNo = Math.min(highest(blocks) + 1, LAST_RECORD_NUMBER)
  const toNo = Math.min(fromNo + LEFT_OUT - 1, LAST_RECORD_NUMBER)
  return [put(numberLeases, { id, series: 'rm', fromNo, toNo, deviceId, state: 'returned', until: null })]
}

/** Blocks of the device that are in no lease of its own. */
function forgottenBlocks(known: readonly NumberLease[], { id, args }: ReportCommand): NumberLease[] {
  const mine = known.filter(({ deviceId }) => deviceId === args.deviceId)
  const isKnown = ({ to }: HeldLease) => mine.some(({ fromNo, toNo }) => fromNo <= to && to <= toNo)
  const forgotten = args.held.filter(
    (one) => one.series === 'rm' && one.to >= 1 && one.to <= LAST_RECORD_NUMBER && !isKnown(one),
  )
  const byEnd = new Map(forgotten.map((one) => [one.to, one]))
  return [...byEnd.values()].map(({ next, to }) => ({
    id: idFrom(id, `rm ${to}`),
    series: 'rm' as const,
    fromNo: Math.min(next, to),
    toNo: to,
    deviceId: args.deviceId,
    state: 'active' as const,
    until: null,
  }))
}

/** The code the device prints today; one that somebody else has meanwhile stays theirs. */
function forgottenStations(known: readonly NumberLease[], { id, args }: ReportCommand): NumberLease[] {
  const isNear = ({ until }: NumberLease) => until !== null && Math.abs(daysBetween(until, args.date)) < 2
  const near = known.filter(isNear)
  return args.held
    .filter(({ series, to }) => series === 'station' && to >= 1 && to <= stationCodes.length)
    .filter(({ to }) => !near.some(({ fromNo }) => fromNo === to))
    .filter(() => !near.some(({ deviceId, until }) => deviceId === args.deviceId && until === args.date))
    .slice(0, 1)
    .map(({ to }) => ({
      id: idFrom(id, 'station'),
      series: 'station' as const,
      fromNo: to,
      toNo: to,
      deviceId: args.deviceId,
      state: 'active' as const,
      until: args.date,
    }))
}
