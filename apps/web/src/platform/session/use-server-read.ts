import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../device/DeviceProvider'
import type { Answered } from './api'
import { forgetToken, personToken } from './person-token'

/** What is only on the server and only for some. */
export interface ServerRead<T> {
  /** Without a line, what was known goes on being shown. */
  readonly kind: 'loading' | 'known' | 'unreachable' | 'sign_in' | 'forbidden'
  /** The last that was known, whatever came after it. */
  readonly value: T | null
}

const EVERY_MS = 15_000

/**
 * Asks again and again while somebody looks.
 * @param ask stays the same from one render to the next
 */
export function useServerRead<T>(ask: (token: string) => Promise<Answered<T>>): ServerRead<T> & {
  /** The newest; null: not to be had. */
  readonly reload: () => Promise<T | null>
} {
  const { core } = useDevice()
  const [read, setRead] = useState<ServerRead<T>>({ kind: 'loading', value: null })
  const reload = useCallback(async () => {
    const without = (kind: ServerRead<T>['kind']) => {
      setRead(({ value }) => ({ kind, value }))
      return null
    }
    const userId = core.snapshot.person?.user.id
    if (!userId) return null
    const bearer = await personToken(userId)
    if (bearer === null) return without('sign_in')
    const answer = bearer === 'unreachable' ? ({ result: 'unreachable' } as const) : await ask(bearer)
    if (answer.result === 'ok') {
      setRead({ kind: 'known', value: answer.value })
      return answer.value
    }
    if (answer.result === 'problem') {
      forgetToken()
      return without(answer.code === 'auth.forbidden' ? 'forbidden' : 'sign_in')
    }
    setRead((before) => (before.kind === 'known' ? before : { ...before, kind: 'unreachable' }))
    return null
  }, [core, ask])
  useEffect(() => {
    void reload()
    const timer = setInterval(() => void reload(), EVERY_MS)
    return () => clearInterval(timer)
  }, [reload])
  return { ...read, reload }
}
