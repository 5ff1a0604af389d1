import { useEffect, useEffectEvent } from 'react'
import { giveBack, isTextHolder, stopKey, type TextHolder } from './held-text.js'
import { ScanBurst } from './scan-burst.js'

/** Fields that ask for a number, the search itself, and whatever lies over the page keep what is scanned into them. */
const KEEPS = '[data-takes-scan], [role="search"], [role="dialog"], [role="alertdialog"]'

/**
 * Hears a record number or a card under a scanner, wherever the focus is, once its Enter came. The field that
 * happened to have the focus gets back what it held.
 */
export function useScannedNumber(onNumber: (number: string) => void): void {
  const tell = useEffectEvent(onNumber)
  useEffect(() => {
    const burst = new ScanBurst()
    let field: TextHolder | null = null
    let held = ''
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Shift' || event.key === 'CapsLock') return
      if (event.key === 'Enter') {
        const number = event.ctrlKey || event.altKey || event.metaKey ? null : burst.end(event.timeStamp)
        burst.forget()
        if (number === null || document.activeElement?.closest(KEEPS)) return
        stopKey(event)
        if (field) giveBack(field, held)
        field = null
        return tell(number)
      }
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey
      // The system repeats a key that is held down as fast as a scanner types.
      if (!isLetter || event.repeat) return burst.forget()
      if (!burst.hear(event.key, event.timeStamp)) return
      const { activeElement } = document
      field = isTextHolder(activeElement) && !isChoice(activeElement) ? activeElement : null
      held = field?.value ?? ''
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

const isChoice = ({ type }: TextHolder): boolean => type === 'radio' || type === 'checkbox'
