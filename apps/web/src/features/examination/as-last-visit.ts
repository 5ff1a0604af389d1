import type { ExaminationDraft } from './draft'
import type { PastVisit } from './use-history'

/** The form with diagnoses and plan of an earlier visit, dated, so that nobody takes them for news. */
export function asLastVisit(
  draft: ExaminationDraft,
  { diagnoses, note }: Pick<PastVisit, 'diagnoses' | 'note'>,
  heading: string,
  shownCodes: readonly string[],
  newId: () => string,
): Partial<ExaminationDraft> {
  const plan = note?.plan ? `${heading}\n${note.plan}` : null
  return {
    diagnoses: [
      ...draft.diagnoses,
      ...diagnoses
        .filter(({ code }) => !shownCodes.includes(code))
        .map(({ code, name, certainty }) => ({ id: newId(), code, name, certainty, caseKind: null })),
    ],
    ...(plan === null || draft.plan.includes(plan)
      ? {}
      : { plan: [draft.plan.trimEnd(), plan].filter(Boolean).join('\n') }),
  }
}
