import type { Id } from '@lentera/contracts/kernel/id'

/**
 * A prescription that is typed and not sent, kept as the draft `prescription` of its visit. Other screens may lay
 * lines into it (a paket): a line without `drugId` names its drug in the text, as somebody would type it, and is
 * taken as it stands where that is the whole name in the list, `Parasetamol tab 500 mg 3x1 pc 3hr`.
 */
export interface PrescriptionDraft {
  readonly lines: readonly DraftLine[]
  /** What stands in the box for a child's weight. */
  readonly weight?: string
}

export interface DraftLine {
  readonly drugId: Id | null
  readonly text: string
  /** Why it is given in spite of a warning. */
  readonly reason?: string
}

export const PRESCRIPTION_DRAFT = 'prescription'
