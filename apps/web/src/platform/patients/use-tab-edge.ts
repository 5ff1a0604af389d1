import { useEffect, useState } from 'react'

export type TabEdge = 'first' | 'second'

/** As long as this tab lives, which nobody has to end. */
const forever = new Promise<never>(() => undefined)
let edge: TabEdge = 'first'
let asked: Promise<TabEdge> | null = null

/** The first tab of this browser that opened a patient holds the lock; every other has the other edge. */
const ask = (): Promise<TabEdge> =>
  (asked ??= new Promise((resolve) => {
    void navigator.locks.request('lentera-first-edge', { ifAvailable: true }, (lock) => {
      edge = lock ? 'first' : 'second'
      resolve(edge)
      return lock ? forever : undefined
    })
  }))

/** The edge of the banner in this tab, so that two open patients never look alike. It stays as it is. */
export function useTabEdge(): TabEdge {
  const [mine, setMine] = useState(edge)
  useEffect(() => {
    let isHere = true
    void ask().then((answer) => isHere && setMine(answer))
    return () => void (isHere = false)
  }, [])
  return mine
}
