import type { CaseKind, Diagnosis } from '@lentera/contracts/charting/diagnosis'
import type { NoteParts } from '@lentera/contracts/charting/note'

/** A diagnosis that is typed and not signed yet. */
export interface DraftDiagnosis {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly certainty: Diagnosis['certainty']
  /** null: as the history says. */
  readonly caseKind: CaseKind | null
}

export interface DraftProcedure {
  readonly id: string
  readonly code: string | null
  readonly name: string
}

/** Everything of an examination that is not signed; ids are chosen here, so that signing twice writes once. */
export interface ExaminationDraft {
  readonly noteId: string
  /** null: the complaint that the nurse wrote stands. */
  readonly subjective: string | null
  readonly objective: string
  readonly plan: string
  readonly diagnoses: readonly DraftDiagnosis[]
  readonly procedures: readonly DraftProcedure[]
  /** Signed diagnoses and procedures that were mistakes. */
  readonly retracted: readonly string[]
}

export const emptyDraft = (noteId: string): ExaminationDraft => ({
  noteId,
  subjective: null,
  objective: '',
  plan: '',
  diagnoses: [],
  procedures: [],
  retracted: [],
})

const LONGEST = 8000
const part = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What the note says; null: nothing. */
export function noteOf(
  { subjective, objective, plan }: ExaminationDraft,
  complaint: string,
): NoteParts | null {
  const parts = {
    subjective: part(subjective ?? complaint),
    objective: part(objective),
    assessment: null,
    plan: part(plan),
  }
  // A complaint somebody else wrote is no examination.
  const isOwn = parts.objective !== null || parts.plan !== null || part(subjective ?? '') !== null
  return isOwn ? parts : null
}

/** All of it as text, for a visit that takes nothing else any more. */
export const inWords = ({ subjective, objective, plan, diagnoses, procedures }: ExaminationDraft): string =>
  [
    ...(subjective === null ? [] : [subjective]),
    objective,
    ...diagnoses.map(({ code, name }) => `${code} ${name}`),
    ...procedures.map(({ name }) => name),
    plan,
  ]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n')

/** The first text that is longer than a note holds; undefined: all fit. */
export const tooLong = (parts: NoteParts): keyof NoteParts | undefined =>
  (Object.keys(parts) as (keyof NoteParts)[]).find((name) => (parts[name]?.length ?? 0) > LONGEST)
