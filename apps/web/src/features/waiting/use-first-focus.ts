import { useEffect, useEffectEvent, useState } from 'react'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { worksAtDesk } from '../../platform/workplace/screens'
import { useWork } from '../../platform/workplace/work-state'

/**
 * Looked at after the screen before is gone, for a form that leaves takes the focus with it to nowhere. The list
 * takes it then, at the desk the search where the list is empty; unless somebody works elsewhere on the page.
 */
export function useFirstFocus(isEmpty: boolean): boolean {
  const { searchBox } = useWork()
  const isDesk = useDeviceState(({ person }) => worksAtDesk(person?.grants ?? [])) ?? false
  const [takesFocus, setTakesFocus] = useState(false)
  const takeFocus = useEffectEvent(() => {
    const { activeElement } = document
    if (activeElement && activeElement !== document.body && activeElement.id !== 'work') return
    if (isEmpty && isDesk) searchBox.current?.focus()
    else if (!isEmpty) setTakesFocus(true)
  })
  useEffect(() => {
    const timer = setTimeout(() => takeFocus())
    return () => clearTimeout(timer)
  }, [isEmpty])
  return takesFocus
}
