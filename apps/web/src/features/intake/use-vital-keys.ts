import type { KeyboardEvent } from 'react'
import type { BreathCounter } from './use-breath-counter'
import type { VitalQuestions } from './use-vital-questions'
import type { VitalField, VitalTexts } from './vital-fields'

interface VitalKeys {
  readonly texts: VitalTexts
  readonly questions: VitalQuestions
  readonly offeredHeight: string | null
  readonly breaths: BreathCounter
  /** What was probably meant in a box that asks: 9 for 90; null: nothing can be guessed. */
  readonly suggestionOf: (field: VitalField) => string | null
  readonly onChange: (field: VitalField, text: string) => void
  /** What stands in the box of the pressure is stored, and measured again. */
  readonly onRepeat: () => void
}

/**
 * What keys mean in a box beside its digits: the first Enter on a doubtful value asks and stays, the second takes what
 * was probably meant, or keeps what stands there, and goes on; Enter on an empty box takes the height that is offered; the space bar counts breaths; the star stores a pressure for another one.
 */
export function useVitalKeys(keys: VitalKeys) {
  const { texts, questions, offeredHeight, breaths, suggestionOf, onChange, onRepeat } = keys
  return (field: VitalField) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || !(event.target instanceof HTMLInputElement)) return
    // With Shift on the keys of the letters, without on the keypad.
    if (event.key === '*' && field === 'pressure') {
      event.preventDefault()
      if (!event.repeat) onRepeat()
      return
    }
    if (event.shiftKey) return
    if (event.key === ' ' && field === 'respiratoryRate') {
      event.preventDefault()
      if (!event.repeat) breaths.press()
      return
    }
    if (field === 'respiratoryRate' && /^\d$/.test(event.key)) breaths.stop()
    if (event.key !== 'Enter') return
    if (field === 'height' && texts.height === '' && offeredHeight) onChange('height', offeredHeight)
    const state = questions.stateOf(field)
    const suggestion = suggestionOf(field)
    if (state === 'asked' && suggestion !== null) onChange(field, suggestion)
    else if (state === 'asked') questions.keep(field)
    if (state !== 'unasked') return
    event.preventDefault()
    questions.ask(field)
  }
}
