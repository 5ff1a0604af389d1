import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Signa } from '@lentera/contracts/medications/signa'
import type { ActiveDrug } from './check-duplicate.js'
import { checkLine } from './check-line.js'
import type { DrugFacts } from './drug-facts.js'
import type { LineFinding } from './line-finding.js'
import type { PatientFacts } from './patient-facts.js'

export interface CheckedLine {
  /** null: the line names no drug yet, or one that nobody knows here. */
  readonly drug: DrugFacts | null
  readonly signa: Signa | null
}

/** What there is to say about each line. Of two that are one too many, the later one says so. */
export function checkPrescription(
  lines: readonly CheckedLine[],
  around: {
    readonly patient: PatientFacts
    readonly active: readonly ActiveDrug[]
    readonly on: CalendarDate
  },
): LineFinding[][] {
  return lines.map(({ drug, signa }, at) => {
    if (!drug || !signa) return []
    const others = lines.slice(0, at).flatMap((line) => line.drug ?? [])
    return checkLine({ drug, signa }, { ...around, others })
  })
}
