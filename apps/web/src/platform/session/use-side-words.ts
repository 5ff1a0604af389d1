import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import { staffDirectory } from '@lentera/contracts/users/staff'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../device/DeviceProvider'
import { useLocal } from '../local/use-local'
import { useFacility, useToday } from '../workplace/use-today'

export interface Act {
  readonly by: Id | null
  readonly deviceId: Id | null
  readonly unit: string | null
  readonly at: Instant
}

/** Who did something, where and when. Colleagues are known by name on every device. */
export function useSideWords() {
  const t = useTranslations('amend')
  const { timeZone, units } = useFacility()
  const today = useToday()
  const here = useDeviceState(({ device }) => device?.id)
  const me = useDeviceState(({ person }) => person?.user.id)
  const names = useLocal(
    ['staff-names'],
    (view) => new Map(view.all(staffDirectory).rows.map(({ record: { id, name } }) => [id, name])),
  )

  const whoOf = (by: Id | null): string =>
    by === null ? t('who.registration') : by === me ? t('who.you') : (names.get(by) ?? t('who.somebody'))
  /** For paper, where nobody is "Anda". */
  const nameOf = (by: Id): string => names.get(by) ?? t('who.somebody')
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
  return { whoOf, nameOf, whereOf, timeOf }
}
