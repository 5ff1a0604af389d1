import { useTranslations } from 'use-intl'
import type { Missing } from './missing'

/** Names of boxes, as they stand above them. */
export function useMissingWords(): (missing: readonly Missing[]) => string {
  const t = useTranslations('intake')
  const word = (name: Missing): string => {
    if (name === 'complaint') return t('complaint')
    if (name === 'allergy') return t('allergy.block')
    if (name === 'lastMenstruationOn' || name === 'pregnancyEndedOn') return t('screening.lastMenstruation')
    const inRow = ['pain', 'fall', 'cough', 'nutrition', 'danger', 'pregnant', 'breastfeeding'] as const
    const row = inRow.find((one) => one === name)
    if (row) return t(`screening.${row}`).replace('?', '')
    return t(`field.${name as 'pulse'}`)
  }
  return (missing) => missing.map(word).join(', ')
}
