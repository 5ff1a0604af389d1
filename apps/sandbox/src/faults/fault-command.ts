import { z } from 'zod'
import { Fault } from './fault.js'
import { bundleErrorForms, type FaultBoard, type ListedFault, patientAnswers } from './fault-board.js'

const TEN_MINUTES = 600_000

/** What is told to the switches from outside; the parts are carried out in this order. */
export const FaultCommand = z.strictObject({
  /** Everything behaves again, switches of manners too. */
  clear: z.literal(true).optional(),
  /** The id of one fault. */
  remove: z.string().optional(),
  /** Chance follows this seed from here on. */
  seed: z.int().min(0).max(0xff_ff_ff_ff).optional(),
  /** milliseconds before each answer */
  latency: z.int().min(0).max(TEN_MINUTES).optional(),
  /** epoch milliseconds of this stand-in's clock; null ends it */
  maintenanceUntil: z.int().nullable().optional(),
  bundleErrors: z.enum(bundleErrorForms).optional(),
  patientAnswer: z.enum(patientAnswers).optional(),
  hiddenEntries: z.boolean().optional(),
  add: z.array(Fault).max(100).optional(),
})
export type FaultCommand = z.infer<typeof FaultCommand>

/** How the switches stand. */
export interface FaultReport {
  readonly faults: readonly ListedFault[]
  readonly latency: number
  readonly maintenanceUntil: number | null
  readonly bundleErrors: string
  readonly patientAnswer: string
  readonly hiddenEntries: boolean
}

export function carryOut(board: FaultBoard, command: FaultCommand): FaultReport {
  if (command.clear) board.clear()
  if (command.remove !== undefined) board.remove(command.remove)
  if (command.seed !== undefined) board.seed(command.seed)
  if (command.latency !== undefined) board.latency = command.latency
  if (command.maintenanceUntil !== undefined) board.maintenanceUntil = command.maintenanceUntil
  if (command.bundleErrors !== undefined) board.bundleErrors = command.bundleErrors
  if (command.patientAnswer !== undefined) board.patientAnswer = command.patientAnswer
  if (command.hiddenEntries !== undefined) board.hiddenEntries = command.hiddenEntries
  for (const fault of command.add ?? []) board.add(fault)
  return faultReport(board)
}

export const faultReport = (board: FaultBoard): FaultReport => ({
  faults: board.list(),
  latency: board.latency,
  maintenanceUntil: board.maintenanceUntil,
  bundleErrors: board.bundleErrors,
  patientAnswer: board.patientAnswer,
  hiddenEntries: board.hiddenEntries,
})
