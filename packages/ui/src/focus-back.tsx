import { useEffect, useState } from 'react'

/**
 * Inside a layer: when it closes, the focus is never left nowhere. React Aria gives it back to what had it, but not
 * to a list without rows, nor where nothing had it or that is gone; the work area takes it then.
 */
export function FocusBack() {
  // While it is drawn for the first time, before anything in the layer takes the focus.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After React Aria, which waits for the next frame as well.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const held = before instanceof HTMLElement && before.isConnected && before !== document.body
        ;(held ? before : document.getElementById('work'))?.focus()
      })
    },
    [before],
  )
  return null
}
