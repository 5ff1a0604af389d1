import type { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { deviceOverview, refresh } from '../../platform/session/api'

export type OverviewState =
  | { readonly kind: 'loading' | 'unreachable' | 'sign_in' | 'forbidden' }
  | { readonly kind: 'known'; readonly overview: DeviceOverview }

const EVERY_MS = 15_000
/** A token is not used up to its last second. */
const EARLY_MS = 60_000

let token: { readonly text: string; readonly of: string; readonly until: number } | null = null

/** A fresh token of the person who works here; null: the server's session is somebody else's, or none. */
async function tokenOf(userId: string): Promise<string | 'unreachable' | null> {
  if (token?.of === userId && token.until > performance.now()) return token.text
  const answer = await refresh()
  if (answer.result === 'unreachable') return 'unreachable'
  if (answer.result === 'problem' || answer.value.user.id !== userId) return null
  const { accessToken, expiresIn } = answer.value
  token = { text: accessToken, of: userId, until: performance.now() + expiresIn * 1000 - EARLY_MS }
  return accessToken
}

/** All devices as the server knows them, asked again and again while somebody looks. */
export function useDeviceOverview(): { state: OverviewState; reload: () => Promise<DeviceOverview | null> } {
  const { core } = useDevice()
  const [state, setState] = useState<OverviewState>({ kind: 'loading' })
  const reload = useCallback(async () => {
    const userId = core.snapshot.person?.user.id
    if (!userId) return null
    const bearer = await tokenOf(userId)
    if (bearer === null) {
      setState({ kind: 'sign_in' })
      return null
    }
    const answer =
      bearer === 'unreachable' ? ({ result: 'unreachable' } as const) : await deviceOverview(bearer)
    if (answer.result === 'ok') {
      setState({ kind: 'known', overview: answer.value })
      return answer.value
    }
    if (answer.result === 'problem') {
      token = null
      setState({ kind: answer.code === 'auth.forbidden' ? 'forbidden' : 'sign_in' })
    } else setState((before) => (before.kind === 'known' ? before : { kind: 'unreachable' }))
    return null
  }, [core])
  useEffect(() => {
    void reload()
    const timer = setInterval(() => void reload(), EVERY_MS)
    return () => clearInterval(timer)
  }, [reload])
  return { state, reload }
}
