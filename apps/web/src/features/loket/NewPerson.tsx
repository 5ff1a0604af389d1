'use client'
import type { Birth } from '@lentera/contracts/patients/patient'
import {
  cardInUse,
  nikInUse,
  nikMismatch,
  RegisterPatient,
} from '@lentera/contracts/patients/register-patient'
import { Button } from '@lentera/ui/Button'
import { focusFirst } from '@lentera/ui/enter-moves'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { ageText } from '../../platform/patients/age-text'
import { recordNumberText } from '../../platform/patients/patient-words'
import { useSaveForm, type Stored } from '../../platform/use-save-form'
import { recordOf } from '../../platform/workplace/person-form-addresses'
import { useToday } from '../../platform/workplace/use-today'
import { Duplicates } from './Duplicates'
import { familyForm, mayBeTwin, type Relative, twinForm, withAnsweringAdult } from './family-form'
import { changed, emptyPerson, type PersonField, type PersonForm } from './person-form'
import { PersonFields } from './PersonFields'
import { personIdFor } from './person-id'
import { readPerson, strangerOf } from './read-person'
import { OLDEST, settledBirth } from '../../platform/patients/short-birth'
import { useKnownPeople } from './use-known-people'
import { usePersonWarnings } from './use-person-warnings'

interface Kept {
  readonly form: PersonForm
  readonly patientId: string
  /** Place among those born together; null: alone. */
  readonly order?: number | null
}

export interface NewPersonProps {
  /** What was typed into the search. */
  readonly name: string
  /** Whose family the person belongs to; null: nobody's who is known here. */
  readonly relative: Relative | null
  /** Born together with the relative, as the how manieth; null: not said yet. */
  readonly twin: number | null
  /** Under which name the form was put aside; null: it was not. */
  readonly parked: string | null
  readonly onRegistered: (patientId: string, next: { readonly twin: number } | null) => void
  readonly onTake: (patientId: string) => void
  readonly onParked: () => void
  readonly onClose: () => void
}

/** The form of somebody new; with a relative, begun with what the family has in common. */
export function NewPerson(props: NewPersonProps) {
  const { name, relative, twin, parked, onRegistered, onTake, onParked, onClose } = props
  const t = useTranslations('personForm')
  const p = useTranslations('patient')
  const { core } = useDevice()
  const today = useToday()
  const [start] = useState((): PersonForm => {
    const begun = relative ? { ...familyForm(relative, today), name } : { ...emptyPerson, name }
    return relative && twin ? twinForm(relative, begun, today) : begun
  })
  const [form, setForm] = useState<PersonForm>(start)
  const [patientId, setPatientId] = useState(newId)
  const [order, setOrder] = useState<number | null>(twin)
  const [touched, setTouched] = useState<ReadonlySet<PersonField>>(new Set())
  const [showAll, setShowAll] = useState(false)
  const [isRestored, setRestored] = useState(false)

  const isEmpty = JSON.stringify(form) === JSON.stringify(start)
  const record = recordOf({ family: relative?.entry.id ?? null, twin, parked })
  const draft = useDraft<Kept>('person', record, isEmpty ? null : { form, patientId, order }, (kept) => {
    setForm({ ...emptyPerson, ...kept.form })
    setPatientId(kept.patientId)
    setOrder(kept.order ?? null)
    setRestored(true)
  })
  // The first of them names them all.
  const birth: Birth | null =
    order === null
      ? null
      : { twinOf: order === 1 ? patientId : twinOf(relative, patientId), birthOrder: order }
  const known = useKnownPeople(form, { patientId, twinOf: birth?.twinOf })
  const isNikHeld = known.holder !== null
  const isCardHeld = known.cardHolder?.isCertain ?? false
  const stranger = strangerOf(form, today)
  const strangerName =
    stranger && t('strangerName', { sex: stranger.sex, age: ageText(stranger.birthDate, today, true) })
  const { errors, mismatches, person } = useMemo(
    () => readPerson(form, today, { isNikHeld, isCardHeld, strangerName }),
    [form, today, isNikHeld, isCardHeld, strangerName],
  )
  const { errorOf, warnings } = usePersonWarnings({ form, errors, mismatches, known, showAll, touched })

  const change = <F extends PersonField>(field: F, value: PersonForm[F]) =>
    setForm((before) => changed(before, field, value, today))
  const left = (field: PersonField) => {
    setTouched((before) => new Set([...before, field]))
    if (field === 'birthDate' || field === 'age')
      setForm((before) => withAnsweringAdult(settledBirth(before, today, OLDEST), relative, today))
  }
  const switchTwin = () => {
    if (order !== null) return setOrder(null)
    if (!relative || !mayBeTwin(relative, form, today)) return setOrder(1)
    setOrder((relative.entry.birthOrder ?? 1) + 1)
    setForm((before) => twinForm(relative, before, today))
  }
  /** Somebody else comes first: this form gets a place of its own, the next one is empty. */
  const park = async () => {
    await draft.moveTo(`taruh ${patientId}`)
    onParked()
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
    const goOn = () => onRegistered(id, order === 1 ? { twin: 2 } : null)
    if (isRegistered) return { saved: null, goOn }
    const overrides = [
      ...(mismatches.length > 0 ? [{ code: nikMismatch.code, reason: form.nikReason.trim() }] : []),
      ...(isNikHeld ? [{ code: nikInUse.code, reason: form.nikHeldReason.trim() }] : []),
      ...(isCardHeld ? [{ code: cardInUse.code, reason: form.cardReason.trim() }] : []),
    ]
    const born = birth && (birth.twinOf === patientId ? { ...birth, twinOf: id } : birth)
    const { seq, args } = await core.save(
      RegisterPatient,
      (numbers) => ({
        patientId: id,
        medicalRecordNumber: numbers.medicalRecordNumber(),
        ...person!,
        ...(born ? { birth: born } : {}),
      }),
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
  const {
    box,
    props: formProps,
    complaint,
  } = useSaveForm({
    ...{ check, store, draft },
    onBack: onClose,
    words: { save: t('save'), back: t('cancel') },
  })
  useKeys({ ownK: switchTwin, ...(!isEmpty && { ownR: () => void park() }) })
  const discard = async () => {
    await draft.drop()
    onClose()
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_16rem] items-start gap-6 max-lg:grid-cols-1">
      <form ref={box} {...formProps} aria-label={t('title')}>
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-3 gap-y-2">
          <h1 className="text-lg font-semibold">
            {relative ? t('titleFamily', { name: relative.entry.name }) : t('title')}
          </h1>
          <div className="flex flex-wrap gap-2">
            <Button size="small" keys="ownK" onPress={switchTwin}>
              {order === null ? t('twin') : t('notTwin')}
            </Button>
            {!isEmpty && (
              <>
                <Button size="small" keys="ownR" onPress={() => void park()}>
                  {t('park')}
                </Button>
                <Button look="quiet" size="small" onPress={() => void discard()}>
                  {t('discard')}
                </Button>
              </>
            )}
          </div>
        </div>
        {isRestored && <Notice className="mb-3">{t('restored')}</Notice>}
        {relative && !relative.seen && <Notice className="mb-3">{t('familyShort')}</Notice>}
        {order !== null && (
          <Notice className="mb-3">
            {relative && order > 1 ? t('twinOf', { order, name: relative.entry.name }) : t('twinFirst')}
          </Notice>
        )}
        {complaint && (
          <Notice tone="attention" className="mb-3">
            {complaint}
          </Notice>
        )}
        <PersonFields
          {...{ form, errorOf, warnings, change, left }}
          asksNikReason={mismatches.length > 0}
          asksNikHeldReason={isNikHeld}
          asksCardReason={isCardHeld}
          strangerName={strangerName}
        />
      </form>
      <Duplicates {...{ likely: known.likely, isAsked: known.isAsked, complete: known.complete, onTake }} />
    </div>
  )
}

const twinOf = (relative: Relative | null, self: string): string =>
  relative ? (relative.entry.twinOf ?? relative.entry.id) : self
