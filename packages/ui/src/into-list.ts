import type { KeyboardEvent, RefObject } from 'react'

/** Keys of a box that narrows a list: Enter opens its first row, the arrow goes into it. */
export const intoList =
  (list: RefObject<HTMLElement | null>, openFirst: (() => void) | null) =>
  (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return
    if (event.key === 'Enter' && openFirst) {
      event.preventDefault()
      openFirst()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      list.current?.querySelector<HTMLElement>('[role="option"]')?.focus()
    }
  }
