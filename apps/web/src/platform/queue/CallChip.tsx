import { localTime } from '@lentera/domain/kernel/local-date'
import { queueLimits } from '@lentera/domain/queue/queue-limits'
import { waitStateOf } from '@lentera/domain/queue/queue-order'
import { Chip } from '@lentera/ui/Chip'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../device/DeviceProvider'
import type { VisitOfToday } from '../local/todays-visits'
import { useFacility } from '../workplace/use-today'

export interface CallChipProps {
  readonly row: Pick<VisitOfToday, 'calls' | 'stage' | 'place'>
  /** The list has a key for whoever is not there. */
  readonly offersAbsent?: boolean
}

/** Where somebody was called last, from this computer or another; after three times what the key would do. */
export function CallChip({ row, offersAbsent = false }: CallChipProps) {
  const t = useTranslations('waiting')
  const { timeZone } = useFacility()
  const here = useDeviceState(({ device }) => device?.id)
  const last = row.calls.at(-1)
  if (!last) return null
  const words = { place: last.place, time: localTime(last.at, timeZone), nth: row.calls.length }
  const isOften = row.calls.length >= queueLimits.callsBeforeAbsent && waitStateOf(row) === 'waiting'
  return (
    <>
      <Chip mark="◂">{last.deviceId === here ? t('calledHere', words) : t('calledElsewhere', words)}</Chip>
      {offersAbsent && isOften && <Chip tone="attention">{t('absentOffered')}</Chip>}
    </>
  )
}
