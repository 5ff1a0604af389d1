import { useState } from 'react'
import { fieldInHand, focusField } from '../../platform/local/field-in-hand'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { emptyDraft, type ExaminationDraft } from './draft'

/** What is typed of an examination, kept through lock, reload and power cut, with the field it was typed in. */
export function useExaminationDraft(visitId: string) {
  const [untouched] = useState(() => emptyDraft(newId()))
  const [typed, setTyped] = useState(untouched)
  const [isRestored, setRestored] = useState(false)
  const draft = useDraft<ExaminationDraft>(
    'examination',
    visitId,
    typed === untouched ? null : typed,
    (kept) => {
      setTyped({ ...untouched, ...kept })
      setRestored(true)
      // After the texts are drawn: back where the last word was typed.
      setTimeout(() => focusField(kept.at))
    },
  )
  const change = (part: Partial<ExaminationDraft>) => {
    const at = fieldInHand()
    setTyped((before) => ({ ...before, ...part, at: at ?? before.at }))
  }
  return { typed, isTouched: typed !== untouched, change, draft, isRestored }
}
