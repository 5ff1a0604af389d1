import { useEffect, useEffectEvent, useState } from 'react'
import { useWork } from '../../platform/workplace/work-state'

/**
 * Looked at after the screen before is gone, for a form that leaves takes the focus with it to nowhere. The list
 * takes it then, the search where the list is empty; unless somebody works elsewhere on the page.
 */
export function useFirstFocus(isEmpty: boolean): boolean {
  const { searchBox } = useWork()
  const [takesFocus, setTakesFocus] = useState(false)
  const takeFocus = useEffectEvent(() => {
    const { activeElement } = document
    if (activeElement && activeElement !== document.body && activeElement.id !== 'work') return
    if (isEmpty) searchBox.current?.focus()
    else setTakesFocus(true)
  })
  useEffect(() => {
    const timer = setTimeout(() => takeFocus())
    return () => clearTimeout(timer)
  }, [isEmpty])
  return takesFocus
}
