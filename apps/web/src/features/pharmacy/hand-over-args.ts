import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import { cleanText } from '@lentera/contracts/kernel/text'
import type { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import type { Prescription } from '@lentera/contracts/medications/prescription'
import type { LineChoice, PlannedLine } from './hand-over-plan'

/** What somebody typed over the proposals. */
export interface HandOverTyped {
  readonly reviewed: boolean
  readonly choices: Readonly<Record<Id, LineChoice>>
  /** Why something expired is given. */
  readonly reason: string
}

export const untouched: HandOverTyped = { reviewed: false, choices: {}, reason: '' }

interface Planned {
  readonly dispenseId: Id
  readonly prescription: Prescription
  readonly plan: readonly PlannedLine[]
  readonly typed: HandOverTyped
}

/** The plan as a command: a row for each line and batch, nothing for what stays owed. */
export function argsOf({ dispenseId, prescription, plan, typed }: Planned): ArgsOf<typeof DispenseMedicine> {
  return {
    ...{ dispenseId, prescriptionId: prescription.id },
    ...{ visitId: prescription.visitId, patientId: prescription.patientId },
    reviewed: typed.reviewed,
    note: plan.some(({ isExpired }) => isExpired) ? cleanText(typed.reason).trim() || null : null,
    lines: plan.flatMap(({ line, drugId, parts }) =>
      parts.map(({ batch, quantity, covers }) => ({
        ...{ lineId: line.id, drugId, batchId: batch?.id ?? null, quantity, covers },
      })),
    ),
  }
}
