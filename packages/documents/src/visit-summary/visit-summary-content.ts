import type { CalendarDate } from '../letter/indonesian.js'
import type { Letterhead, Listed, PersonOnPaper, Printing, Signer } from '../letter/letter-parts.js'

/** What a device can say about allergies. Four answers, none of which may pass for another. */
export type AllergiesOnPaper =
  | { readonly state: 'present'; readonly names: readonly string[]; readonly askedOn: CalendarDate | null }
  | { readonly state: 'none'; readonly askedOn: CalendarDate | null }
  | { readonly state: 'not_asked' }
  | { readonly state: 'not_here' }

export interface DiagnosisOnPaper {
  readonly code: string
  readonly name: string
  readonly rank: 'primary' | 'secondary'
  readonly caseKind: 'new' | 'old'
  readonly certainty: 'suspected' | 'confirmed'
}

export interface MedicineOnPaper {
  readonly name: string
  /** In words: `3 x sehari 1 tablet sesudah makan`. */
  readonly rule: string
  /** `15 tablet` */
  readonly amount: string
}

/** What the summary of one visit says (resume medis). */
export interface VisitSummaryContent extends Printing {
  readonly letterhead: Letterhead
  readonly patient: PersonOnPaper
  readonly visit: {
    readonly date: CalendarDate
    /** null: still open. */
    readonly closedOn: CalendarDate | null
    readonly unit: string
    readonly payer: string
  }
  readonly allergies: AllergiesOnPaper
  readonly diagnoses: Listed<DiagnosisOnPaper>
  readonly notes: Listed<{
    readonly subjective: string | null
    readonly objective: string | null
    readonly assessment: string | null
    readonly plan: string | null
  }>
  /** Label and value with its unit, in the order of the screen. */
  readonly vitals: Listed<{ readonly label: string; readonly value: string }>
  readonly procedures: Listed<{ readonly code: string | null; readonly name: string }>
  readonly medicines: Listed<MedicineOnPaper>
  readonly followUp: string | null
  /** null: nobody has signed a note yet. */
  readonly doctor: Signer | null
  /** Day of the paper. */
  readonly signedOn: CalendarDate
}
