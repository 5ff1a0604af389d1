import { useEffect, useEffectEvent } from 'react'

/** Longest pause between two keys of a scanner that types, in ms; no hand is as fast for so long. */
const PAUSE_MS = 35
/** Letters of a beginning of ours, each as quick as that: no person. The fewer get through before, the better. */
const SURE_AFTER = 3
/** A scanner that ends with no Enter has ended after this. */
const END_MS = 200

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * Hears a scanner that types what it reads, wherever the focus is. The field that happened to have it gets back
 * what it held; a code is never part of a form.
 * @param begins whether a text may be the beginning of a code; what a person types is left alone
 */
export function useTypedCode(begins: (text: string) => boolean, onCode: (code: string) => void): void {
  const mayBegin = useEffectEvent(begins)
  const tell = useEffectEvent(onCode)
  useEffect(() => {
    let typed = ''
    let lastAt = -Infinity
    let field: Field | null = null
    let held = ''
    let timer: ReturnType<typeof setTimeout> | undefined

    const forget = () => {
      clearTimeout(timer)
      typed = ''
      field = null
    }
    const end = () => {
      const code = typed
      forget()
      tell(code)
    }
    const hear = (event: KeyboardEvent) => {
      const isQuick = event.timeStamp - lastAt <= PAUSE_MS
      const isSure = typed.length >= SURE_AFTER
      if (event.key === 'Shift' || event.key === 'CapsLock') return
      lastAt = event.timeStamp
      if (event.key === 'Enter' && isSure) {
        stop(event)
        return end()
      }
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey
      // The system repeats a key that is held down as fast as a scanner types.
      if (!isLetter || event.repeat) return forget()
      if (typed !== '' && !isQuick && !isSure) forget()
      if (typed === '') {
        const { activeElement } = document
        field = isTextField(activeElement) ? activeElement : null
        held = field?.value ?? ''
      }
      const next = typed + event.key
      if (!mayBegin(next)) return forget()
      typed = next
      if (typed.length < SURE_AFTER) return
      stop(event)
      if (typed.length === SURE_AFTER && field) giveBack(field, held)
      clearTimeout(timer)
      timer = setTimeout(end, END_MS)
    }
    // Before every other ear, so that no letter of a code is a command of the screen.
    window.addEventListener('keydown', hear, { capture: true })
    return () => {
      window.removeEventListener('keydown', hear, { capture: true })
      clearTimeout(timer)
    }
  }, [])
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

const isTextField = (element: Element | null): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** Through the setter of the element itself, or React believes that nothing has changed. */
function giveBack(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
