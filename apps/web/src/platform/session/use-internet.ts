import { useQuery } from '@tanstack/react-query'
import { useDeviceState } from '../device/DeviceProvider'
import { serverHealth } from './api'

/** The server looks as often; together that is within a minute. */
const AGAIN_MS = 20_000

/** Whether the server's line to the outside stands; `unknown` while the server itself is out of reach. */
export function useInternet(): 'reachable' | 'unreachable' | 'unknown' {
  const isServerThere = useDeviceState(({ sync }) => sync.server) === 'reachable'
  const { data } = useQuery({
    queryKey: ['internet'],
    queryFn: async () => {
      const answer = await serverHealth()
      return answer.result === 'ok' ? answer.value.internet : ('unknown' as const)
    },
    enabled: isServerThere,
    refetchInterval: AGAIN_MS,
    staleTime: 0,
  })
  return (isServerThere && data) || 'unknown'
}
