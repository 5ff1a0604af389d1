import type { CaseKind, Diagnosis } from '@lentera/contracts/charting/diagnosis'
import type { Known } from '@lentera/contracts/kernel/rule'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { caseKindOf, type CaseProposal } from '@lentera/domain/charting/case-kind'
import type { DraftDiagnosis, ExaminationDraft } from './draft'
import { inRank } from '@lentera/domain/charting/in-rank'

/** A diagnosis as it stands in the form, signed or not. */
export interface ShownDiagnosis {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly rank: Diagnosis['rank']
  readonly certainty: Diagnosis['certainty']
  readonly caseKind: CaseKind
  /** Why; null: somebody chose it, or it is signed. */
  readonly proposal: CaseProposal | null
  readonly isSigned: boolean
  readonly isRetracted: boolean
}

/** Signed ones first, then what is typed. The first that is no mistake is the primary one. */
export function shownDiagnoses(
  draft: Pick<ExaminationDraft, 'diagnoses' | 'retracted'>,
  all: Known<Diagnosis>,
  visitId: string,
  on: CalendarDate,
): ShownDiagnosis[] {
  const signed = inRank(all.rows.filter((row) => row.visitId === visitId && row.status === 'active'))
  const hasPrimary = signed.some(({ id, rank }) => rank === 'primary' && !draft.retracted.includes(id))
  const typed = draft.diagnoses.filter(({ id }) => !all.rows.some((row) => row.id === id))
  return [
    ...signed.map(({ id, code, name, rank, certainty, caseKind }) => ({
      ...{ id, code, name, rank, certainty, caseKind },
      proposal: null,
      isSigned: true,
      isRetracted: draft.retracted.includes(id),
    })),
    ...typed.map((one, index) => ({
      ...caseOf(one, all, visitId, on),
      ...{ id: one.id, code: one.code, name: one.name, certainty: one.certainty },
      rank: !hasPrimary && index === 0 ? ('primary' as const) : ('secondary' as const),
      isSigned: false,
      isRetracted: false,
    })),
  ]
}

function caseOf(one: DraftDiagnosis, all: Known<Diagnosis>, visitId: string, on: CalendarDate) {
  if (one.caseKind !== null) return { caseKind: one.caseKind, proposal: null }
  const proposal = caseKindOf(one.code, on, visitId, all)
  return { caseKind: proposal.kind, proposal }
}
