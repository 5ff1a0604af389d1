import { useKeys } from '@lentera/ui/keys'
import { useRef } from 'react'

/** Alt+H goes into the visits of before, Esc from there back to the field in hand. */
export function useHistoryKeys() {
  const list = useRef<HTMLDivElement>(null)
  const inHand = useRef<HTMLElement | null>(null)
  const isInside = () => list.current?.contains(document.activeElement) ?? false
  useKeys({
    recent: () => {
      const first = list.current?.querySelector<HTMLElement>('[role="option"]')
      if (!first || isInside()) return
      inHand.current = document.activeElement as HTMLElement | null
      first.focus()
    },
  })
  return {
    list,
    /** @returns false: the focus is not there, or did not come by the key, so Esc means the screen. */
    leave: (): boolean => {
      if (!isInside() || !inHand.current?.isConnected) return false
      inHand.current.focus()
      return true
    },
  }
}
