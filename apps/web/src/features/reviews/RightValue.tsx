import { BloodGroup } from '@lentera/contracts/patients/patient'
import { cleanLine } from '@lentera/contracts/kernel/text'
import type { PatientField } from '@lentera/contracts/patients/amend-patient'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { DateField } from '@lentera/ui/DateField'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDraft } from '../../platform/local/use-draft'
import { usePatientFieldWords } from '../../platform/patients/patient-field-words'
import { useSaveForm, type Stored } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { entryOf, typedValue } from './right-value'

export interface RightValueProps {
  readonly field: PatientField
  /** What the draft is kept under. */
  readonly record: string
  readonly banner: ReactNode
  readonly onBack: () => void
  readonly onTyped: (value: unknown) => Promise<Stored>
}

/** Both are wrong: the right one is typed. */
export function RightValue({ field, record, banner, onBack, onTyped }: RightValueProps) {
  const t = useTranslations('reviews')
  const p = useTranslations('patient')
  const { labelOf } = usePatientFieldWords()
  const today = useToday()
  const [text, setText] = useState('')
  const [complains, setComplains] = useState(false)
  const draft = useDraft(`right-${field}`, record, text === '' ? null : text, setText)
  const value = typedValue(field, text, today)
  const { box, props, complaint } = useSaveForm({
    check: () => {
      setComplains(value === undefined)
      return value !== undefined
    },
    store: () => onTyped(value),
    ...{ draft, onBack, banner },
    words: { save: t('typed'), back: t('back') },
  })

  const label = t('typeRight', { field: labelOf(field) })
  const error = complains && value === undefined ? t('unreadable') : undefined
  const entry = entryOf(field)
  const choices =
    entry === 'sex'
      ? [
          { value: 'male', label: p('sex.male'), keys: 'L' },
          { value: 'female', label: p('sex.female'), keys: 'P' },
        ]
      : BloodGroup.options.map((group) => ({ value: group as string, label: group }))

  return (
    <form ref={box} {...props} className="grid max-w-md gap-3" aria-label={t('bothWrong')}>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {entry === 'date' ? (
        <DateField {...{ label, error, value: text, onChange: setText }} isRequired />
      ) : entry === 'sex' || entry === 'bloodGroup' ? (
        <ChoiceField
          {...{ label, error, choices }}
          isRequired
          value={text || null}
          onChange={(next) => setText(next ?? '')}
        />
      ) : (
        <TextField
          {...{ label, error, value: text }}
          isRequired
          maxLength={400}
          inputMode={entry === 'digits' ? 'numeric' : 'text'}
          onChange={(next) => setText(cleanLine(next))}
        />
      )}
    </form>
  )
}
