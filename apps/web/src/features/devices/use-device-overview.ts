import type { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { deviceOverview } from '../../platform/session/api'
import { forgetToken, personToken } from '../../platform/session/person-token'

export type OverviewState =
  | { readonly kind: 'loading' | 'unreachable' | 'sign_in' | 'forbidden' }
  | { readonly kind: 'known'; readonly overview: DeviceOverview }

const EVERY_MS = 15_000
/** All devices as the server knows them, asked again and again while somebody looks. */
export function useDeviceOverview(): { state: OverviewState; reload: () => Promise<DeviceOverview | null> } {
  const { core } = useDevice()
  const [state, setState] = useState<OverviewState>({ kind: 'loading' })
  const reload = useCallback(async () => {
    const userId = core.snapshot.person?.user.id
    if (!userId) return null
    const bearer = await personToken(userId)
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
      forgetToken()
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
