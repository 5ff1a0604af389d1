import { useState } from 'react'
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
      setTimeout(() => focusEnd(kept.at))
    },
  )
  const change = (part: Partial<ExaminationDraft>) => {
    const at = document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field ?? null
    setTyped((before) => ({ ...before, ...part, at: at ?? before.at }))
  }
  return { typed, isTouched: typed !== untouched, change, draft, isRestored }
}

function focusEnd(at: string | null): void {
  const field =
    at === null
      ? null
      : document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
          `[data-field="${at}"] :is(textarea, input)`,
        )
  if (!field) return
  field.focus()
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
}
