import { useEffect, useEffectEvent, useState } from 'react'
import { type BreathCount, MINUTE, pressed, secondsLeft } from './breath-count'

export interface BreathCounter {
  /** null: nobody counts. */
  readonly counting: { readonly breaths: number; readonly secondsLeft: number } | null
  /** The first press begins, each further one is a breath. */
  readonly press: () => void
  readonly stop: () => void
}

/** Counts breaths through a whole minute, with the seconds that are left. */
export function useBreathCounter(onCounted: (breaths: number) => void): BreathCounter {
  const [count, setCount] = useState<BreathCount | null>(null)
  const [left, setLeft] = useState(MINUTE)
  const isCounting = count !== null
  const tick = useEffectEvent(() => {
    if (count === null) return
    const now = secondsLeft(count, performance.now())
    setLeft(now)
    if (now > 0) return
    setCount(null)
    onCounted(count.breaths)
  })
  useEffect(() => {
    if (!isCounting) return
    const timer = setInterval(() => tick(), 250)
    return () => clearInterval(timer)
  }, [isCounting])

  return {
    counting: count && { breaths: count.breaths, secondsLeft: left },
    press: () => {
      const now = performance.now()
      if (count === null) setLeft(MINUTE)
      setCount((before) => pressed(before, now))
    },
    stop: () => setCount(null),
  }
}
