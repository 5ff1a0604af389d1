import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { cleanLine } from '@lentera/contracts/kernel/text'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { WeightBefore } from '@lentera/domain/charting/assess-vitals'
import { bodyMassIndex } from '@lentera/domain/charting/body-mass-index'
import { isPregnant } from '@lentera/domain/charting/pregnancy'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { Button } from '@lentera/ui/Button'
import { formatDate, formatMeasure } from '@lentera/ui/format'
import { parseMeasure, tidyMeasure, tidyPressure } from '@lentera/ui/measure'
import { MeasureField, type MeasureFlag } from '@lentera/ui/MeasureField'
import { useTranslations } from 'use-intl'
import { ageText } from '../../platform/patients/age-text'
import { useBreathCounter } from './use-breath-counter'
import { useVitalKeys } from './use-vital-keys'
import type { VitalQuestions } from './use-vital-questions'
import {
  abnormalIn,
  changedIn,
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
  readonly lastWeight: WeightBefore | null
  /** Boxes whose value cannot wait. */
  readonly dangers: readonly VitalField[]
  /** The last height of somebody who grows no more; null: to be measured. */
  readonly offeredHeight: string | null
  readonly onChange: (field: VitalField, text: string) => void
  /** Stores the pressure and empties its box; null: there is none to store. */
  readonly onRepeat: (() => void) | null
}

/** One row of boxes: last value above, normal range below, and a question where nobody can have that value. */
export function VitalBoxes(props: VitalBoxesProps) {
  const {
    texts,
    read,
    questions,
    entry,
    today,
    previous,
    lastWeight,
    dangers,
    offeredHeight,
    onChange,
    onRepeat,
  } = props
  const t = useTranslations('intake')
  const breaths = useBreathCounter((count) => onChange('respiratoryRate', String(count)))
  const suggestionOf = (field: VitalField) => {
    const suggestion = implausibleIn(read, field)?.suggestion ?? null
    return suggestion === null ? null : formatMeasure(suggestion)
  }
  const keysOf = useVitalKeys({
    ...{ texts, questions, offeredHeight, breaths, suggestionOf, onChange },
    onRepeat: () => onRepeat?.(),
  })

  const flagOf = (field: VitalField): MeasureFlag | undefined => {
    const state = questions.stateOf(field)
    const isChanged = changedIn(read, field) !== undefined
    if (state === 'asked')
      return { level: 'danger', text: t(isChanged ? 'vitals.changed' : 'vitals.implausible') }
    if (state === 'kept') return { level: 'danger', text: t('vitals.kept') }
    const abnormal = abnormalIn(read, field)
    if (dangers.includes(field))
      return {
        level: 'danger',
        text: t(abnormal ? `vitals.danger.${abnormal.direction}` : 'vitals.danger.mark'),
      }
    return abnormal && { level: 'attention', text: t(`vitals.${abnormal.direction}`) }
  }
  const questionOf = (field: VitalField): string => {
    const value = `${shownValue(field, read.values) ?? texts[field]} ${t(`unit.${field}`)}`
    if (changedIn(read, field) && lastWeight) {
      const before = formatMeasure(lastWeight.weight)
      return t('vitals.askWeight', { value, before, date: formatDate(lastWeight.on) })
    }
    if (field === 'pressure' || !entry) return t('vitals.askPressure', { value })
    const age = ageText(entry.birthDate, today)
    const suggestion = suggestionOf(field)
    return suggestion === null
      ? t('vitals.ask', { value, age })
      : t('vitals.askMeant', { value, age, suggestion })
  }
  const answersOf = (field: VitalField) => {
    const suggestion = suggestionOf(field)
    return (
      <span className="flex flex-wrap gap-2">
        {suggestion !== null && (
          <Button size="small" onPress={() => onChange(field, suggestion)}>
            {t('vitals.use', { value: suggestion })}
          </Button>
        )}
        <Button size="small" look="danger" onPress={() => questions.keep(field)}>
          {t('vitals.keep')}
        </Button>
      </span>
    )
  }
  /** Under the height, as soon as both are known; the weight of a pregnancy has no class. */
  const bodyMassText = (): string | undefined => {
    const kept = offeredHeight && parseMeasure(offeredHeight, ruleOf('height', today))?.value
    const height = read.values.height ?? (kept || null)
    const isClassed = entry !== null && !isPregnant(entry.pregnancy, today)
    const months = isClassed ? ageInMonths(entry.birthDate, today) : null
    const index = bodyMassIndex(read.values.weight, height, months)
    if (!index || implausibleIn(read, 'weight') || implausibleIn(read, 'height')) return undefined
    const value = formatMeasure(index.value)
    return index.class === null
      ? t('vitals.bodyMass', { value })
      : t('vitals.bodyMassClass', { value, class: t(`vitals.bodyMassClasses.${index.class}`) })
  }
  const asideOf = (field: VitalField) => {
    if (field === 'pressure')
      return (
        onRepeat && (
          <span data-enter-skips className="-my-1.5 -mr-2">
            <Button size="small" look="quiet" onPress={onRepeat}>
              {t('vitals.repeat')}
            </Button>
          </span>
        )
      )
    if (field !== 'respiratoryRate') return undefined
    if (breaths.counting === null && texts.respiratoryRate !== '') return undefined
    return (
      <span data-enter-skips className="-my-1.5 -mr-2">
        <Button size="small" look="quiet" onPress={breaths.press}>
          {breaths.counting
            ? t('vitals.counting', {
                breaths: breaths.counting.breaths,
                seconds: breaths.counting.secondsLeft,
              })
            : t('vitals.count')}
        </Button>
      </span>
    )
  }

  return (
    <section
      data-block
      aria-label={t('vitals.block')}
      className="grid grid-cols-[repeat(auto-fill,minmax(8.75rem,1fr))] gap-x-3 gap-y-2 border-t border-line pt-2"
    >
      {fieldsFor(entry, today).map((field) => (
        <div key={field} data-field={field} onKeyDownCapture={keysOf(field)}>
          <MeasureField
            label={t(`field.${field}`)}
            unit={t(`unit.${field}`)}
            value={texts[field]}
            onChange={(text) => onChange(field, cleanLine(text))}
            onBlur={() => questions.ask(field)}
            previous={previous[field]}
            previousLabel={t('vitals.previous')}
            placeholder={field === 'height' && offeredHeight ? `${offeredHeight} ⏎` : undefined}
            range={field === 'height' ? bodyMassText() : rangeText(field, entry, today)}
            flag={flagOf(field)}
            error={read.unreadable.includes(field) ? t('unreadable') : undefined}
            question={questions.stateOf(field) === 'asked' ? questionOf(field) : undefined}
            description={questions.stateOf(field) === 'asked' ? answersOf(field) : undefined}
            aside={asideOf(field)}
            tidy={field === 'pressure' ? tidyPressure() : tidyMeasure(ruleOf(field, today))}
            inputMode={field === 'pressure' ? 'text' : 'decimal'}
          />
        </div>
      ))}
    </section>
  )
}
