'use client'
import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { cardInUse, nikInUse, nikMismatch } from '@lentera/contracts/patients/register-patient'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import { Button } from '@lentera/ui/Button'
import { focusFirst } from '@lentera/ui/enter-moves'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { noteRepair } from '../../platform/local/open-reviews'
import { useDraft } from '../../platform/local/use-draft'
import { useLocal } from '../../platform/local/use-local'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { useSaveForm } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { formOf, readAmendment, type SeenPatient } from './amendment'
import { changed, type PersonField, type PersonForm } from './person-form'
import { OLDEST, settledBirth } from '../../platform/patients/short-birth'
import { usePersonWarnings } from './use-person-warnings'
import { PersonFields } from './PersonFields'
import { useKnownPeople } from './use-known-people'
import { useWholePatient } from './use-whole-patient'

export interface AmendPersonProps {
  readonly patientId: string
  /** The item that this change puts right; null: none. */
  readonly reviewId: string | null
  readonly onDone: () => void
}

/** Changes what is known of a patient, `/loket/?ubah=…`; with `cek` it closes that review item. */
export function AmendPerson({ patientId, reviewId, onDone }: AmendPersonProps) {
  const t = useTranslations('amend')
  const { seen, isKnown } = useWholePatient(patientId)
  const isDesk =
    useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'receptionist')) ?? false
  const isOnline = useDeviceState(({ sync }) => sync.server === 'reachable') ?? false
  const repaired = useLocal(['repaired', reviewId], (view) =>
    reviewId ? (view.get(reviewItems, reviewId)?.record ?? null) : null,
  )
  if (!isDesk) return <Waiting text={t('noRight')} onBack={onDone} />
  if (!seen) {
    const text = isKnown ? (isOnline ? t('fetching') : t('fetchOffline')) : t('notHere')
    return <Waiting text={text} onBack={onDone} />
  }
  return <AmendForm key={patientId} {...{ seen, repaired, onDone }} />
}

function Waiting({ text, onBack }: { text: string; onBack: () => void }) {
  const t = useTranslations('amend')
  useKeys({ back: onBack })
  return (
    <Notice
      action={
        <Button size="small" keys="back" onPress={onBack} autoFocus>
          {t('close')}
        </Button>
      }
    >
      {text}
    </Notice>
  )
}

interface Kept {
  readonly form: PersonForm
  readonly seen: SeenPatient
}

interface AmendFormProps {
  readonly seen: SeenPatient
  readonly repaired: ReviewItem | null
  readonly onDone: () => void
}

function AmendForm({ seen: present, repaired, onDone }: AmendFormProps) {
  const t = useTranslations('amend')
  const f = useTranslations('personForm')
  const { core } = useDevice()
  const today = useToday()
  // As it stood when somebody began to type: a change that comes in later was not seen by them.
  const [seen, setSeen] = useState(present)
  const [form, setForm] = useState<PersonForm>(() => formOf(present, today))
  const [touched, setTouched] = useState<ReadonlySet<PersonField>>(new Set())
  const [showAll, setShowAll] = useState(false)
  const [isRestored, setRestored] = useState(false)
  const patientId = seen.patient.id
  const entry = useLocal(['directory', patientId], (view) => ({
    entry: view.get(patientDirectory, patientId)?.record ?? null,
    complete: true,
  })).entry

  const isUntouched = JSON.stringify(form) === JSON.stringify(formOf(seen, today))
  // Until somebody types, what comes in is what they see: a pull brings the directory before the patient.
  if (isUntouched && !isRestored && JSON.stringify(present) !== JSON.stringify(seen)) {
    setSeen(present)
    setForm(formOf(present, today))
  }
  const draft = useDraft<Kept>('amend', patientId, isUntouched ? null : { form, seen }, (kept) => {
    setSeen(kept.seen)
    setForm({ ...formOf(kept.seen, today), ...kept.form })
    setRestored(true)
  })
  const known = useKnownPeople(form, { patientId })
  const isNikHeld = known.holder !== null
  const isCardHeld = known.cardHolder?.isCertain ?? false
  const { errors, mismatches, amendment } = useMemo(
    () => readAmendment(seen, form, today, { isNikHeld, isCardHeld }),
    [seen, form, today, isNikHeld, isCardHeld],
  )

  const { errorOf, warnings } = usePersonWarnings({ form, errors, mismatches, known, showAll, touched })

  const check = () => {
    if (amendment) return Object.keys(amendment.set).length > 0 || t('nothing')
    setShowAll(true)
    // After the complaints are drawn: to the first of them.
    setTimeout(() => {
      const complained = box.current?.querySelector<HTMLElement>('[data-invalid]')
      if (complained) focusFirst(complained)
    })
    return false
  }
  const store = async () => {
    const { set, from } = amendment!
    const overrides = [
      ...(mismatches.length > 0 ? [{ code: nikMismatch.code, reason: form.nikReason.trim() }] : []),
      ...(isNikHeld && set.nik ? [{ code: nikInUse.code, reason: form.nikHeldReason.trim() }] : []),
      ...(isCardHeld && set.bpjsCard ? [{ code: cardInUse.code, reason: form.cardReason.trim() }] : []),
    ]
    const { seq } = await core.save(
      AmendPatient,
      { patientId, set },
      { from, overrides, ...(repaired && { repairs: repaired.commandId }) },
    )
    if (repaired) noteRepair(repaired.commandId)
    const name = set.name ?? seen.patient.name
    return { saved: { seq, text: (time: string) => t('saved', { name, time }) }, goOn: onDone }
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft },
    onBack: onDone,
    words: { save: t('save'), back: isUntouched ? t('close') : t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })
  const discard = async () => {
    await draft.drop()
    onDone()
  }

  return (
    <form ref={box} {...props} aria-label={t('title')}>
      <div className="mb-3 flex items-baseline justify-between gap-3">
        <h1 className="text-lg font-semibold">{t('title')}</h1>
        {!isUntouched && (
          <Button look="quiet" size="small" onPress={() => void discard()}>
            {f('discard')}
          </Button>
        )}
      </div>
      {isRestored && <Notice className="mb-3">{f('restored')}</Notice>}
      {complaint && (
        <Notice tone="attention" className="mb-3">
          {complaint}
        </Notice>
      )}
      <PersonFields
        {...{ form, errorOf, warnings }}
        change={(field, value) => setForm((before) => changed(before, field, value, today))}
        left={(field) => {
          setTouched((before) => new Set([...before, field]))
          if (field === 'birthDate') setForm((before) => settledBirth(before, today, OLDEST))
        }}
        asksNikReason={mismatches.length > 0}
        asksNikHeldReason={isNikHeld && form.nik !== formOf(seen, today).nik}
        asksCardReason={isCardHeld}
      />
    </form>
  )
}
