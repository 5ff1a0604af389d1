import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useDevice } from '../device/DeviceProvider'

/** Drafts lie on disk, not in the view: looked at with each screen, after each write here, and now and then. */
const AGAIN_MS = 20_000
export const DRAFTS = 'drafts'

/** Half-filled forms of the person who works here. */
export function useDrafts(): readonly { form: string; record: string }[] {
  const { core } = useDevice()
  const pathname = usePathname()
  const { data } = useQuery({
    queryKey: [DRAFTS, pathname],
    queryFn: () => core.drafts().catch(() => []),
    refetchInterval: AGAIN_MS,
    staleTime: 0,
    placeholderData: (before) => before,
  })
  return data ?? []
}
