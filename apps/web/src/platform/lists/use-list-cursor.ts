import { type FocusEvent, useRef, useState } from 'react'

const rowOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[role="option"]')?.getAttribute('data-key') ?? null) : null

/** Where somebody is in the list, also while they press a button beside it; and the order they found there. */
export function useListCursor(sorted: readonly { readonly id: string }[]) {
  const box = useRef<HTMLDivElement>(null)
  const cursor = useRef<string | null>(null)
  const [held, setHeld] = useState<readonly string[] | null>(null)
  const order = () => sorted.map(({ id }) => id)

  const focus = (id: string) => {
    cursor.current = id
    // Once it is drawn.
    setTimeout(() => box.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)?.focus())
  }

  return {
    box,
    held,
    /** The row that has the focus, or had it last. */
    current: (): string | null => cursor.current,
    /** To a row, wherever the focus was; nothing moves. */
    goTo: focus,
    /** To a row, with the list in the order of the queue again. */
    sortAt: (id: string) => {
      setHeld(order())
      focus(id)
    },
    props: {
      onFocusCapture: (event: FocusEvent) => {
        const id = rowOf(event.target)
        if (id === null) return
        cursor.current = id
        setHeld((before) => before ?? order())
      },
      onBlurCapture: (event: FocusEvent) => {
        if (rowOf(event.relatedTarget) === null) setHeld(null)
      },
    },
  }
}
