import { useState } from 'react'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { emptyDraft, type ExaminationDraft } from './draft'

/** What is typed of an examination, kept through lock, reload and power cut. */
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
    },
  )
  const change = (part: Partial<ExaminationDraft>) => setTyped((before) => ({ ...before, ...part }))
  return { typed, isTouched: typed !== untouched, change, draft, isRestored }
}
