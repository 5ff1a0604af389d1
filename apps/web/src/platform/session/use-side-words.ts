import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../device/DeviceProvider'
import { useFacility, useToday } from '../workplace/use-today'

export interface Act {
  readonly by: Id | null
  readonly deviceId: Id | null
  readonly unit: string | null
  readonly at: Instant
}

/** Who did something, where and when. Names of others are known here only of people who work at this browser. */
export function useSideWords() {
  const t = useTranslations('amend')
  const { timeZone, units } = useFacility()
  const today = useToday()
  const here = useDeviceState(({ device }) => device?.id)
  const me = useDeviceState(({ person }) => person?.user.id)
  const people = useDeviceState((snapshot) => snapshot.people) ?? []

  const whoOf = (by: Id | null): string =>
    by === null
      ? t('who.registration')
      : by === me
        ? t('who.you')
        : (people.find(({ user }) => user.id === by)?.user.name ?? t('who.somebody'))
  const whereOf = ({ deviceId, unit: code }: Pick<Act, 'deviceId' | 'unit'>): string => {
    const unit = units.find((one) => one.code === code)?.name
    if (deviceId === null) return ''
    if (deviceId === here) return unit ? t('where.unitHere', { unit }) : t('where.here')
    return unit ? t('where.unit', { unit }) : t('where.other')
  }
  const timeOf = (at: Instant): string => {
    const day = localDate(at, timeZone)
    const time = localTime(at, timeZone)
    return day === today ? time : `${formatDate(day)} ${time}`
  }
  return { whoOf, whereOf, timeOf }
}
