import { type ExaminationDraft, inWords } from './draft'

/** What is typed for a visit that is over: words, and diagnoses where they are still taken. */
export type AddendumDraft = Pick<ExaminationDraft, 'diagnoses' | 'retracted'> & { readonly text: string }

export const emptyAddendum: AddendumDraft = { text: '', diagnoses: [], retracted: [] }

/** A kept draft; before diagnoses were taken it was the text alone. */
export const keptAddendum = (kept: AddendumDraft | string): AddendumDraft =>
  typeof kept === 'string' ? { ...emptyAddendum, text: kept } : { ...emptyAddendum, ...kept }

/**
 * What was typed as an examination and never signed: diagnoses stay diagnoses where they are taken, all else is words.
 * @param signed diagnoses whose mistakes can be marked; null: the visit takes no diagnoses any more
 */
export const leftUnsigned = (left: ExaminationDraft, signed: readonly string[] | null): AddendumDraft =>
  signed === null
    ? { ...emptyAddendum, text: inWords(left) }
    : {
        text: inWords({ ...left, diagnoses: [] }),
        diagnoses: left.diagnoses,
        retracted: left.retracted.filter((id) => signed.includes(id)),
      }
