import { FormSection } from '@lentera/ui/FormSection'
import { formatDate, formatMeasure } from '@lentera/ui/format'
import { MeasureField } from '@lentera/ui/MeasureField'
import { useTranslations } from 'use-intl'
import type { LastWeight } from './use-chart'

export interface WeightBoxProps {
  readonly value: string
  readonly last: LastWeight | null
  readonly isSkipped: boolean
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

/** A child's weight, which every dose is computed from; with what was measured last, and when. */
export function WeightBox({ value, last, isSkipped, error, onChange }: WeightBoxProps) {
  const t = useTranslations('prescribing.weight')
  return (
    <FormSection title={t('block')} className="max-w-56">
      <div data-weight="" data-field="weight" {...(isSkipped && { 'data-enter-skips': '' })}>
        <MeasureField
          label={t('label')}
          unit={t('unit')}
          value={value}
          onChange={onChange}
          error={error}
          previous={
            last ? t('last', { kg: formatMeasure(last.kg), date: formatDate(last.measuredOn) }) : undefined
          }
          previousLabel={t('lastLabel')}
        />
      </div>
    </FormSection>
  )
}
