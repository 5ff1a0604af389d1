import { useEffect, useEffectEvent, useState } from 'react'

export interface CountdownProps {
  /** Milliseconds of the device's clock at which it ends. */
  until: number
  /** The sentence: `Coba lagi dalam 0:45`. `formatSeconds` writes the figures. */
  text: (secondsLeft: number) => string
  onEnd?: () => void
}

/** A sentence that counts down once a second. Not read out at each step. */
export function Countdown({ until, text, onEnd }: CountdownProps) {
  const [now, setNow] = useState(() => Date.now())
  const end = useEffectEvent(() => onEnd?.())
  const left = Math.max(0, Math.ceil((until - now) / 1000))

  useEffect(() => {
    const step = () => {
      setNow(Date.now())
      if (Date.now() < until) return
      clearInterval(timer)
      end()
    }
    const timer = setInterval(step, 1000)
    return () => clearInterval(timer)
  }, [until])

  return <span role="timer">{text(left)}</span>
}
