'use client'
import {
  identifierKey,
  patientDirectory,
  patientIdentifiers,
  type PatientDirectoryEntry,
} from '@lentera/contracts/patients/patient'
import { nikMismatch, RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { localTime } from '@lentera/domain/kernel/local-date'
import { likelyDuplicates, type LikelyDuplicate } from '@lentera/domain/patients/likely-duplicates'
import { readNik } from '@lentera/domain/patients/nik'
import { Button } from '@lentera/ui/Button'
import { isDay } from '@lentera/ui/date'
import { focusFirst, moveBlock, useEnterMoves } from '@lentera/ui/enter-moves'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAreas } from '../../platform/areas'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { useLocal } from '../../platform/local/use-local'
import { newId } from '../../platform/new-id'
import { useSaveText } from '../../platform/use-save-text'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import { Duplicates } from './Duplicates'
import { emptyPerson, type PersonField, type PersonForm } from './person-form'
import { PersonFields } from './PersonFields'
import { readPerson } from './read-person'

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
  const saveText = useSaveText()
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const areas = useAreas()
  const { showSaved } = useWork()
  const [form, setForm] = useState<PersonForm>({ ...emptyPerson, name })
  const [patientId, setPatientId] = useState(newId)
  const [touched, setTouched] = useState<ReadonlySet<PersonField>>(new Set())
  const [showAll, setShowAll] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [isRestored, setRestored] = useState(false)
  const box = useRef<HTMLFormElement>(null)

  const isEmpty = JSON.stringify(form) === JSON.stringify({ ...emptyPerson, name })
  const draft = useDraft<Kept>('person', 'new', isEmpty ? null : { form, patientId }, (kept) => {
    setForm({ ...emptyPerson, ...kept.form })
    setPatientId(kept.patientId)
    setRestored(true)
  })

  const { errors, mismatches, person } = useMemo(() => readPerson(form, today), [form, today])
  const nik = form.nik.replace(/[\s.-]/g, '')
  const holder = useLocal(['nik', nik], (view) => {
    const id =
      nik.length === 16
        ? view.find(patientIdentifiers, 'value', identifierKey('nik', nik)).rows[0]?.record.patientId
        : undefined
    return id ? (view.get(patientDirectory, id)?.record ?? null) : null
  })
  const { likely, complete } = useLocal(['duplicates', form.name, form.sex, form.birthDate, nik], (view) => {
    if (!isDay(form.birthDate) || form.name.trim() === '')
      return { likely: [] as LikelyDuplicate[], complete: true }
    const known = view.find(patientDirectory, 'birthDate', form.birthDate)
    const asked = {
      name: form.name,
      sex: form.sex ?? 'male',
      birthDate: form.birthDate,
      nik: nik.length === 16 ? nik : null,
    }
    return {
      likely: likelyDuplicates(
        asked,
        known.rows.map(({ record }) => record),
      ).slice(0, 3),
      complete: known.complete,
    }
  })

  const change = <F extends PersonField>(field: F, value: PersonForm[F]) =>
    setForm((before) => {
      const after = { ...before, [field]: value }
      if (field !== 'nik') return after
      // Only what is still empty: what a person typed is never overwritten by digits.
      const facts = readNik(String(value).replace(/[\s.-]/g, ''), today)
      return facts
        ? { ...after, sex: after.sex ?? facts.sex, birthDate: after.birthDate || (facts.birthDate ?? '') }
        : after
    })
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
      birthDate: t('warning.birthDate', { date: formatDate(readNik(nik, today)?.birthDate ?? '') }),
    }),
    ...(holder && { nik: t('warning.nikInUse', { name: holder.name, number: holder.medicalRecordNumber }) }),
  }

  const save = async () => {
    if (isSaving) return
    if (!person) {
      setShowAll(true)
      // After the complaints are drawn: to the first of them.
      return void setTimeout(() => {
        const complained = box.current?.querySelector<HTMLElement>('[data-invalid]')
        if (complained) focusFirst(complained)
      })
    }
    setSaving(true)
    setFailure(null)
    // A draft that two tabs opened, or that outlived a kill after its save, carries a used id.
    const held = core.view.get(patientDirectory, patientId)?.record
    const { name: own, birthDate } = person.demographics
    if (held?.name === own && held.birthDate === birthDate) {
      await draft.drop()
      return onRegistered(patientId)
    }
    const id = held ? newId() : patientId
    try {
      const saved = await core.save(
        RegisterPatient,
        (numbers) => ({ patientId: id, medicalRecordNumber: numbers.medicalRecordNumber(), ...person }),
        {
          overrides: mismatches.length > 0 ? [{ code: nikMismatch.code, reason: form.nikReason.trim() }] : [],
        },
      )
      const { medicalRecordNumber } = saved.args as { medicalRecordNumber: string }
      const time = localTime(core.now(), facility.timeZone)
      showSaved({
        seq: saved.seq,
        text: t('saved', { name: person.demographics.name, number: medicalRecordNumber, time }),
      })
      await draft.drop()
      onRegistered(id)
    } catch (error) {
      setFailure(saveText(error))
      setSaving(false)
    }
  }

  const saveAtEnd = useRef(save)
  useEffect(() => {
    saveAtEnd.current = save
  })
  const onEnd = useCallback(() => void saveAtEnd.current(), [])
  useEnterMoves(box, { onEnd })
  useKeys({
    save: () => void save(),
    back: onClose,
    nextBlock: () => void (box.current && moveBlock(box.current, 1)),
    previousBlock: () => void (box.current && moveBlock(box.current, -1)),
  })
  useSlots({
    actions: (
      <>
        <Button look="quiet" keys="back" onPress={onClose}>
          {t('cancel')}
        </Button>
        <Button look="primary" keys="save" isDisabled={isSaving} onPress={() => void save()}>
          {t('save')}
        </Button>
      </>
    ),
  })

  const villages = useMemo(() => {
    const options = [...areas.values()].map(({ code, name: label, district }) => ({
      id: code,
      label,
      detail: district,
    }))
    const isOwn = ({ id }: { id: string }) => id.startsWith(facility.districtCode)
    return [...options.filter(isOwn), ...options.filter((option) => !isOwn(option))]
  }, [areas, facility.districtCode])

  const discard = async () => {
    await draft.drop()
    onClose()
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_16rem] items-start gap-6 max-lg:grid-cols-1">
      <form ref={box} noValidate onSubmit={(event) => event.preventDefault()} aria-label={t('title')}>
        <div className="mb-3 flex items-baseline justify-between gap-3">
          <h1 className="text-lg font-semibold">{t('title')}</h1>
          {!isEmpty && (
            <Button look="quiet" size="small" onPress={() => void discard()}>
              {t('discard')}
            </Button>
          )}
        </div>
        {isRestored && <Notice className="mb-3">{t('restored')}</Notice>}
        {failure && (
          <Notice tone="attention" className="mb-3">
            {failure}
          </Notice>
        )}
        <PersonFields
          {...{ form, change, errorOf, warnings, villages }}
          left={(field) => setTouched((before) => new Set([...before, field]))}
          asksNikReason={mismatches.length > 0}
        />
      </form>
      <Duplicates likely={withHolder(likely, holder)} complete={complete} onTake={onTake} />
    </div>
  )
}

/** Whoever has this NIK stands first, whatever else was typed. */
function withHolder(
  likely: readonly LikelyDuplicate[],
  holder: PatientDirectoryEntry | null,
): LikelyDuplicate[] {
  if (!holder) return [...likely]
  return [
    { entry: holder, reason: 'nik' as const },
    ...likely.filter(({ entry }) => entry.id !== holder.id),
  ].slice(0, 3)
}
