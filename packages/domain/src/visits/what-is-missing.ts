import type { Known } from '@lentera/contracts/kernel/rule'

/** What somebody would look for in a visit before it ends, in the order of the work. */
export type Missing = 'intake' | 'vitals' | 'note' | 'unsigned' | 'diagnosis' | 'prescription'

export interface ClosingRows {
  readonly vitals: Known<unknown>
  readonly notes: Known<unknown>
  readonly diagnoses: Known<{ readonly status: 'active' | 'entered_in_error' }>
  /** Measured or answered on the form, and not saved. */
  readonly hasIntakeDraft: boolean
  /** Something is typed and not signed. */
  readonly hasDraft: boolean
  /** Medicines are written down and not sent to the pharmacy. */
  readonly hasPrescriptionDraft: boolean
}

/**
 * What a visit lacks, as far as this device can tell. `unknown`: rows of which some may lie elsewhere, so their
 * absence here says nothing.
 */
export function whatIsMissing({ vitals, notes, diagnoses, ...drafts }: ClosingRows): {
  missing: Missing[]
  unknown: Missing[]
} {
  const found: Readonly<
    Record<'vitals' | 'note' | 'diagnosis', readonly [isThere: boolean, complete: boolean]>
  > = {
    vitals: [vitals.rows.length > 0 || drafts.hasIntakeDraft, vitals.complete],
    note: [notes.rows.length > 0 || drafts.hasDraft, notes.complete],
    diagnosis: [diagnoses.rows.some(({ status }) => status === 'active'), diagnoses.complete],
  }
  const lacking = (['vitals', 'note', 'diagnosis'] as const).filter((what) => !found[what][0])
  return {
    missing: [
      ...(drafts.hasIntakeDraft ? (['intake'] as const) : []),
      ...lacking.filter((what) => found[what][1]),
      ...(drafts.hasDraft ? (['unsigned'] as const) : []),
      ...(drafts.hasPrescriptionDraft ? (['prescription'] as const) : []),
    ],
    unknown: lacking.filter((what) => !found[what][1]),
  }
}
