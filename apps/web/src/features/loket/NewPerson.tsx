'use client'
import { nikMismatch, RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { readNik } from '@lentera/domain/patients/nik'
import { Button } from '@lentera/ui/Button'
import { focusFirst } from '@lentera/ui/enter-moves'
import { formatDate } from '@lentera/ui/format'
import { Notice } from '@lentera/ui/Notice'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { recordNumberText } from '../../platform/patients/patient-words'
import { useSaveForm, type Stored } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { Duplicates } from './Duplicates'
import { changed, digitsOf, emptyPerson, type PersonField, type PersonForm } from './person-form'
import { PersonFields } from './PersonFields'
import { personIdFor } from './person-id'
import { readPerson } from './read-person'
import { useKnownPeople } from './use-known-people'
import { useVillages } from '../../platform/use-villages'

interface Kept {
  readonly form: PersonForm
  readonly patientId: string
}

export interface NewPersonProps {
  /** What was typed into the search. */
  readonly name: string
  readonly onRegistered: (patientId: string) => void
  readonly onTake: (patientId: string) => void
  readonly onClose: () => void
}

export function NewPerson({ name, onRegistered, onTake, onClose }: NewPersonProps) {
  const t = useTranslations('personForm')
  const p = useTranslations('patient')
  const { core } = useDevice()
  const today = useToday()
  const villages = useVillages()
  const [form, setForm] = useState<PersonForm>({ ...emptyPerson, name })
  const [patientId, setPatientId] = useState(newId)
  const [touched, setTouched] = useState<ReadonlySet<PersonField>>(new Set())
  const [showAll, setShowAll] = useState(false)
  const [isRestored, setRestored] = useState(false)

  const isEmpty = JSON.stringify(form) === JSON.stringify({ ...emptyPerson, name })
  const draft = useDraft<Kept>('person', 'new', isEmpty ? null : { form, patientId }, (kept) => {
    setForm({ ...emptyPerson, ...kept.form })
    setPatientId(kept.patientId)
    setRestored(true)
  })
  const { errors, mismatches, person } = useMemo(() => readPerson(form, today), [form, today])
  const { holder, likely, complete } = useKnownPeople(form)

  const errorOf = (field: PersonField) => {
    const error = errors[field]
    return error && (showAll || touched.has(field))
      ? t(`error.${error.code}`, { length: error.length ?? 0, max: error.max ?? 0 })
      : undefined
  }
  const warnings: Partial<Record<PersonField, string>> = {
    ...(form.name.trim().length === 1 && { name: t('warning.shortName') }),
    ...(mismatches.includes('nik') && { nik: t('warning.nik') }),
    ...(mismatches.includes('sex') && { sex: t('warning.sex') }),
    ...(mismatches.includes('birthDate') && {
      birthDate: t('warning.birthDate', {
        date: formatDate(readNik(digitsOf(form.nik), today)?.birthDate ?? ''),
      }),
    }),
    ...(holder && { nik: t('warning.nikInUse', { name: holder.name, number: holder.medicalRecordNumber }) }),
  }

  const check = () => {
    if (person) return true
    setShowAll(true)
    // After the complaints are drawn: to the first of them.
    setTimeout(() => {
      const complained = box.current?.querySelector<HTMLElement>('[data-invalid]')
      if (complained) focusFirst(complained)
    })
    return false
  }
  const store = async (): Promise<Stored> => {
    const { demographics } = person!
    const { id, isRegistered } = personIdFor(core.view, patientId, demographics, newId)
    const goOn = () => onRegistered(id)
    if (isRegistered) return { saved: null, goOn }
    const overrides = mismatches.length > 0 ? [{ code: nikMismatch.code, reason: form.nikReason.trim() }] : []
    const { seq, args } = await core.save(
      RegisterPatient,
      (numbers) => ({ patientId: id, medicalRecordNumber: numbers.medicalRecordNumber(), ...person! }),
      { overrides },
    )
    const { medicalRecordNumber: number } = args as { medicalRecordNumber: string }
    return {
      saved: {
        seq,
        text: (time) => t('saved', { name: demographics.name, number: recordNumberText(p, number), time }),
      },
      goOn,
    }
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft },
    onBack: onClose,
    words: { save: t('save'), back: t('cancel') },
  })
  const discard = async () => {
    await draft.drop()
    onClose()
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_16rem] items-start gap-6 max-lg:grid-cols-1">
      <form ref={box} {...props} aria-label={t('title')}>
        <div className="mb-3 flex items-baseline justify-between gap-3">
          <h1 className="text-lg font-semibold">{t('title')}</h1>
          {!isEmpty && (
            <Button look="quiet" size="small" onPress={() => void discard()}>
              {t('discard')}
            </Button>
          )}
        </div>
        {isRestored && <Notice className="mb-3">{t('restored')}</Notice>}
        {complaint && (
          <Notice tone="attention" className="mb-3">
            {complaint}
          </Notice>
        )}
        <PersonFields
          {...{ form, errorOf, warnings, villages }}
          change={(field, value) => setForm((before) => changed(before, field, value, today))}
          left={(field) => setTouched((before) => new Set([...before, field]))}
          asksNikReason={mismatches.length > 0}
        />
      </form>
      <Duplicates likely={likely} complete={complete} onTake={onTake} />
    </div>
  )
}
