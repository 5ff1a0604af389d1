import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { cleanText } from '@lentera/contracts/kernel/text'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { VitalFinding } from '@lentera/domain/charting/assess-vitals'
import { Button } from '@lentera/ui/Button'
import { formatMeasure } from '@lentera/ui/format'
import { FormSection } from '@lentera/ui/FormSection'
import { tidyMeasure, tidyPressure } from '@lentera/ui/measure'
import { MeasureField } from '@lentera/ui/MeasureField'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { ageText } from '../../platform/patients/age-text'
import {
  fieldOf,
  fieldsFor,
  rangeText,
  ruleOf,
  type ReadVitals,
  type VitalField,
  type VitalTexts,
} from './vital-fields'

export interface VitalBoxesProps {
  readonly texts: VitalTexts
  readonly read: ReadVitals
  readonly entry: PatientDirectoryEntry | null
  readonly today: CalendarDate
  readonly previous: Readonly<Partial<Record<VitalField, string>>>
  /** Text of a box the person was asked about; the same text again means: keep it. */
  readonly asked: Readonly<Partial<Record<VitalField, string>>>
  readonly onChange: (field: VitalField, text: string) => void
  readonly onAsk: (field: VitalField) => void
}

/** One row of boxes: last value above, normal range below, and a question where nobody can have that value. */
export function VitalBoxes(props: VitalBoxesProps) {
  const { texts, read, entry, today, previous, asked, onChange, onAsk } = props
  const t = useTranslations('intake')
  const findingOf = (field: VitalField, kind: VitalFinding['kind']) =>
    read.findings.find((finding) => fieldOf(finding.field) === field && finding.kind === kind)

  // The first Enter asks and stays, the second keeps and goes on.
  const stopAtQuestion = (field: VitalField) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey) return
    if (!findingOf(field, 'implausible') || asked[field] === texts[field]) return
    event.preventDefault()
    onAsk(field)
  }
  const question = (field: VitalField): string | undefined => {
    if (!findingOf(field, 'implausible') || asked[field] !== texts[field]) return undefined
    const value = `${texts[field]} ${t(`unit.${field}`)}`
    if (field === 'pressure' || !entry) return t('vitals.askPressure', { value: texts[field] })
    return t('vitals.ask', { value, age: ageText(entry.birthDate, today) })
  }
  const suggestionFor = (field: VitalField) => {
    const suggestion = findingOf(field, 'implausible')?.suggestion
    if (suggestion === null || suggestion === undefined || !question(field)) return undefined
    const text = formatMeasure(suggestion)
    return (
      <Button size="small" onPress={() => onChange(field, text)}>
        {t('vitals.use', { value: text })}
      </Button>
    )
  }

  return (
    <FormSection
      title={t('vitals.block')}
      className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-3"
    >
      {fieldsFor(entry, today).map((field) => {
        const abnormal = findingOf(field, 'abnormal')
        return (
          <div key={field} data-field={field} onKeyDownCapture={stopAtQuestion(field)}>
            <MeasureField
              label={t(`field.${field}`)}
              unit={t(`unit.${field}`)}
              value={texts[field]}
              onChange={(text) => onChange(field, cleanText(text))}
              onBlur={() => findingOf(field, 'implausible') && onAsk(field)}
              previous={previous[field]}
              previousLabel={t('vitals.previous')}
              range={rangeText(field, entry, today)}
              flag={abnormal && { level: 'attention', text: t(`vitals.${abnormal.direction}`) }}
              error={read.unreadable.includes(field) ? t('unreadable') : undefined}
              warning={question(field)}
              description={suggestionFor(field)}
              tidy={field === 'pressure' ? tidyPressure() : tidyMeasure(ruleOf(field, today))}
              inputMode={field === 'pressure' ? 'text' : 'decimal'}
            />
          </div>
        )
      })}
    </FormSection>
  )
}
