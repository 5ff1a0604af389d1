import type { Instant } from '@lentera/contracts/kernel/time'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useSideWords } from '../../platform/session/use-side-words'
import { elapsedSince } from '../../platform/elapsed'

/** `sejak 08:15, 3 jam lalu`. */
export function useSinceText(): (openedAt: Instant) => string {
  const t = useTranslations('reviews')
  const { core } = useDevice()
  const { timeOf } = useSideWords()
  return (openedAt) => {
    const { unit, count } = elapsedSince(openedAt, core.now())
    return t('since', { time: timeOf(openedAt), waited: t(`waited.${unit}`, { count }) })
  }
}
