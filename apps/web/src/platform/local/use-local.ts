import type { LocalView } from '@lentera/sync/client/api'
import { useQuery } from '@tanstack/react-query'
import { useDevice } from '../device/DeviceProvider'

export const LOCAL = 'local'

/**
 * What `read` finds in the local view, now and after each change of it. Answers in the first render, because
 * the view lies in memory.
 * @param key names everything `read` depends on
 */
export function useLocal<T>(key: readonly unknown[], read: (view: LocalView) => T): T {
  const { core } = useDevice()
  const { data } = useQuery<T>({
    queryKey: [LOCAL, ...key],
    queryFn: () => read(core.view),
    initialData: () => read(core.view),
  })
  return data as T
}
