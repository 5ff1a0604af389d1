import { useEffect, useEffectEvent, useRef, useState } from 'react'

const SECONDS = 60

export interface BreathCounter {
  /** null: nobody counts. */
  readonly counting: { readonly breaths: number; readonly secondsLeft: number } | null
  /** The first press begins, each further one is a breath. */
  readonly press: () => void
  readonly stop: () => void
}

/** Counts breaths through a whole minute: a shorter time, multiplied, calls every third child fast. */
export function useBreathCounter(onCounted: (breaths: number) => void): BreathCounter {
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const [secondsLeft, setSecondsLeft] = useState(SECONDS)
  const breaths = useRef(0)
  const [shown, setShown] = useState(0)
  const finish = useEffectEvent(() => {
    setStartedAt(null)
    onCounted(breaths.current)
  })

  useEffect(() => {
    if (startedAt === null) return
    const timer = setInterval(() => {
      const left = Math.ceil(SECONDS - (performance.now() - startedAt) / 1000)
      setSecondsLeft(Math.max(0, left))
      if (left <= 0) finish()
    }, 250)
    return () => clearInterval(timer)
  }, [startedAt])

  return {
    counting: startedAt === null ? null : { breaths: shown, secondsLeft },
    press: () => {
      if (startedAt === null) {
        breaths.current = 0
        setShown(0)
        setSecondsLeft(SECONDS)
        return setStartedAt(performance.now())
      }
      breaths.current += 1
      setShown(breaths.current)
    },
    stop: () => setStartedAt(null),
  }
}
