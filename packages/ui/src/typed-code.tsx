import { useEffect, useEffectEvent } from 'react'
import { giveBack, isTextHolder, stopKey, type TextHolder } from './held-text.js'
import { TypingEar } from './typing-ear.js'

/** A scanner that ends with no Enter has ended after this. */
const END_MS = 200

/**
 * Hears a scanner that types what it reads, wherever the focus is. The field that happened to have it gets back
 * what it held; a code is never part of a form. A code that a busy computer hands on in pieces is told again, longer.
 * @param begins whether a text may be the beginning of a code; what a person types is left alone
 */
export function useTypedCode(begins: (text: string) => boolean, onCode: (code: string) => void): void {
  const mayBegin = useEffectEvent(begins)
  const tell = useEffectEvent(onCode)
  useEffect(() => {
    const ear = new TypingEar((text) => mayBegin(text))
    let field: TextHolder | null = null
    let held = ''
    let timer: ReturnType<typeof setTimeout> | undefined

    const forget = () => {
      clearTimeout(timer)
      ear.forget()
    }
    const take = () => {
      const code = ear.take()
      if (code !== null) tell(code)
    }
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Shift' || event.key === 'CapsLock') return
      if (event.key === 'Enter') {
        clearTimeout(timer)
        const { isCodes, code } = ear.end(event.timeStamp)
        if (isCodes) stopKey(event)
        if (code !== null) tell(code)
        return
      }
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey
      // The system repeats a key that is held down as fast as a scanner types.
      if (!isLetter || event.repeat) return forget()
      const heard = ear.hear(event.key, event.timeStamp)
      if (heard === 'begun') {
        const { activeElement } = document
        field = isTextHolder(activeElement) ? activeElement : null
        held = field?.value ?? ''
      }
      // A field takes what may still be a person's; where none has the focus, no letter of a code is a command.
      if (heard === 'caught' || (heard === 'perhaps' && !field)) stopKey(event)
      if (heard !== 'caught') return
      if (field) giveBack(field, held)
      field = null
      clearTimeout(timer)
      timer = setTimeout(take, END_MS)
    }
    // Before every other ear, so that no letter of a code is a command of the screen.
    window.addEventListener('keydown', hear, { capture: true })
    return () => {
      window.removeEventListener('keydown', hear, { capture: true })
      clearTimeout(timer)
    }
  }, [])
}
