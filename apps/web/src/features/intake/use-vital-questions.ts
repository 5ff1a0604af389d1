import { useState } from 'react'
import { changedIn, implausibleIn, shownValue, type ReadVitals, type VitalField } from './vital-fields'

/**
 * A value that no living person shows, or a weight far from the last one, is asked about once its box is left, and saved only after somebody
 * kept it. Not while it is typed: most values pass through an impossible one.
 */
export type QuestionState = 'none' | 'unasked' | 'asked' | 'kept'

export interface VitalQuestions {
  readonly stateOf: (field: VitalField) => QuestionState
  readonly ask: (field: VitalField) => void
  readonly keep: (field: VitalField) => void
  /** The first box whose value still wants an answer. */
  readonly open: VitalField | undefined
}

type Values = Readonly<Partial<Record<VitalField, string>>>

/** Answers hold for a value, not for how it was typed; another value is another question. */
export function useVitalQuestions(read: ReadVitals): VitalQuestions {
  const [asked, setAsked] = useState<Values>({})
  const [kept, setKept] = useState<Values>({})
  const valueOf = (field: VitalField) => shownValue(field, read.values)
  const isOdd = (field: VitalField) => (implausibleIn(read, field) ?? changedIn(read, field)) !== undefined
  const stateOf = (field: VitalField): QuestionState => {
    if (!isOdd(field)) return 'none'
    if (kept[field] === valueOf(field)) return 'kept'
    return asked[field] === valueOf(field) ? 'asked' : 'unasked'
  }
  return {
    stateOf,
    ask: (field) => setAsked((before) => ({ ...before, [field]: valueOf(field) })),
    keep: (field) => setKept((before) => ({ ...before, [field]: valueOf(field) })),
    open: read.oddFields.find((field) => stateOf(field) !== 'kept'),
  }
}
