import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { cleanLine } from '@lentera/contracts/kernel/text'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { Button } from '@lentera/ui/Button'
import { formatMeasure } from '@lentera/ui/format'
import { FormSection } from '@lentera/ui/FormSection'
import { tidyMeasure, tidyPressure } from '@lentera/ui/measure'
import { MeasureField, type MeasureFlag } from '@lentera/ui/MeasureField'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { ageText } from '../../platform/patients/age-text'
import type { VitalQuestions } from './use-vital-questions'
import {
  abnormalIn,
  fieldsFor,
  implausibleIn,
  rangeText,
  ruleOf,
  shownValue,
  type ReadVitals,
  type VitalField,
  type VitalTexts,
} from './vital-fields'

export interface VitalBoxesProps {
  readonly texts: VitalTexts
  readonly read: ReadVitals
  readonly questions: VitalQuestions
  readonly entry: PatientDirectoryEntry | null
  readonly today: CalendarDate
  readonly previous: Readonly<Partial<Record<VitalField, string>>>
  readonly onChange: (field: VitalField, text: string) => void
}

/** One row of boxes: last value above, normal range below, and a question where nobody can have that value. */
export function VitalBoxes({ texts, read, questions, entry, today, previous, onChange }: VitalBoxesProps) {
  const t = useTranslations('intake')

  // The first Enter asks and stays, the second keeps and goes on.
  const answerWithEnter = (field: VitalField) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey) return
    if (!(event.target instanceof HTMLInputElement)) return
    const state = questions.stateOf(field)
    if (state === 'asked') questions.keep(field)
    if (state !== 'unasked') return
    event.preventDefault()
    questions.ask(field)
  }
  const flagOf = (field: VitalField): MeasureFlag | undefined => {
    const state = questions.stateOf(field)
    if (state === 'asked') return { level: 'danger', text: t('vitals.implausible') }
    if (state === 'kept') return { level: 'danger', text: t('vitals.kept') }
    const abnormal = abnormalIn(read, field)
    return abnormal && { level: 'attention', text: t(`vitals.${abnormal.direction}`) }
  }
  const questionOf = (field: VitalField): string => {
    const value = `${shownValue(field, read.values) ?? texts[field]} ${t(`unit.${field}`)}`
    if (field === 'pressure' || !entry) return t('vitals.askPressure', { value })
    return t('vitals.ask', { value, age: ageText(entry.birthDate, today) })
  }
  const answersOf = (field: VitalField) => {
    const suggestion = implausibleIn(read, field)?.suggestion ?? null
    return (
      <span className="flex flex-wrap gap-2">
        {suggestion !== null && (
          <Button size="small" onPress={() => onChange(field, formatMeasure(suggestion))}>
            {t('vitals.use', { value: formatMeasure(suggestion) })}
          </Button>
        )}
        <Button size="small" look="danger" onPress={() => questions.keep(field)}>
          {t('vitals.keep')}
        </Button>
      </span>
    )
  }

  return (
    <FormSection
      title={t('vitals.block')}
      className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-3"
    >
      {fieldsFor(entry, today).map((field) => (
        <div key={field} data-field={field} onKeyDownCapture={answerWithEnter(field)}>
          <MeasureField
            label={t(`field.${field}`)}
            unit={t(`unit.${field}`)}
            value={texts[field]}
            onChange={(text) => onChange(field, cleanLine(text))}
            onBlur={() => questions.ask(field)}
            previous={previous[field]}
            previousLabel={t('vitals.previous')}
            range={rangeText(field, entry, today)}
            flag={flagOf(field)}
            error={read.unreadable.includes(field) ? t('unreadable') : undefined}
            question={questions.stateOf(field) === 'asked' ? questionOf(field) : undefined}
            description={questions.stateOf(field) === 'asked' ? answersOf(field) : undefined}
            tidy={field === 'pressure' ? tidyPressure() : tidyMeasure(ruleOf(field, today))}
            inputMode={field === 'pressure' ? 'text' : 'decimal'}
          />
        </div>
      ))}
    </FormSection>
  )
}
