import type { Vitals } from '@lentera/contracts/charting/vitals'
import type { DangerReason } from '@lentera/domain/charting/danger'
import { formatMeasure } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'

/** Why somebody cannot wait, in words and with the value: `TD 150/96`, `Kejang`. */
export function useDangerWords() {
  const t = useTranslations('danger')
  return {
    /** @param measured of the visit, in any order; the newest value of each kind is said */
    reasonsText: (reasons: readonly DangerReason[], measured: readonly Vitals[]): string => {
      const newest = [...measured].sort((a, b) => (a.measuredAt < b.measuredAt ? 1 : -1))
      return reasons.map((reason) => reasonText(reason, newest)).join(' · ')
    },
  }

  function reasonText({ kind, field }: DangerReason, newest: readonly Vitals[]): string {
    if (kind === 'danger_sign') return t(`sign.${field as 'convulsion'}`)
    if (kind === 'pressure' || kind === 'pressure_in_pregnancy') {
      const reading = newest.find(({ systolic }) => systolic !== null)
      return reading
        ? t('pressure', { value: `${reading.systolic}/${reading.diastolic}` })
        : t('pressureOnly')
    }
    const name = kind === 'low_oxygen' ? 'spo2' : 'respiratoryRate'
    const value = newest.find((reading) => reading[name] !== null)?.[name]
    return t(name, { value: value === null || value === undefined ? '' : formatMeasure(value) })
  }
}
