'use client'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordVitals, vitalImplausible } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { focusFirst } from '@lentera/ui/enter-moves'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { writtenFor } from '../../platform/patients/written-for'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSaveForm, type Stored } from '../../platform/use-save-form'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { AllergyQuestion, type AllergyAnswer } from './AllergyQuestion'
import { emptyRow, substancesOf, type AllergyRow } from './allergy-rows'
import { recordChartOpening } from './opened-charts'
import { useVitalQuestions } from './use-vital-questions'
import { useVitalsBefore, vitalsText } from './use-vitals-before'
import { VitalBoxes } from './VitalBoxes'
import { noTexts, readVitals, type VitalField, type VitalTexts } from './vital-fields'

interface Kept {
  readonly answer: AllergyAnswer
  readonly rows: readonly AllergyRow[]
  readonly texts: VitalTexts
}

const untouched: Kept = { answer: null, rows: [emptyRow], texts: noTexts }
const LONGEST_SUBSTANCE = 100

export interface IntakeFormProps {
  readonly visit: Visit
  /** null: the directory on this device does not hold the patient. */
  readonly entry: PatientDirectoryEntry | null
  readonly onSaved: () => void
  readonly onBack: () => void
}

export function IntakeForm({ visit, entry, onSaved, onBack }: IntakeFormProps) {
  const t = useTranslations('intake')
  const { nameOf, allergyOf } = usePatientWords()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const [typed, setTyped] = useState<Kept>(untouched)
  const [allergyError, setAllergyError] = useState<string>()
  const [isLogged, setLogged] = useState(true)
  const [isRestored, setRestored] = useState(false)
  const [vitalsId] = useState(newId)
  /** The answer may be stored before the measurements fail; it is not stored twice. */
  const isAllergySaved = useRef(false)

  const draft = useDraft<Kept>('intake', visit.id, typed === untouched ? null : typed, (kept) => {
    setTyped({ ...untouched, ...kept, texts: { ...noTexts, ...kept.texts } })
    setRestored(true)
  })
  const { previous, measured } = useVitalsBefore(visit, today)
  const read = useMemo(() => readVitals(typed.texts, entry, today), [typed.texts, entry, today])
  const questions = useVitalQuestions(read)

  useEffect(() => {
    recordChartOpening(core, visit.patientId).catch((error: unknown) => {
      console.error('chart opening', error)
      setLogged(false)
    })
  }, [core, visit.patientId])

  const focusField = (field: VitalField) => {
    const found = box.current?.querySelector<HTMLElement>(`[data-field="${field}"]`)
    if (!found) return
    focusFirst(found)
    // After the complaint and the question are drawn, which moves the box: all of it in sight.
    setTimeout(() => found.scrollIntoView({ block: 'nearest' }))
  }
  const check = (): boolean | string => {
    const [unreadable] = read.unreadable
    if (unreadable) {
      focusField(unreadable)
      return false
    }
    if (questions.open) {
      questions.ask(questions.open)
      focusField(questions.open)
      return t('vitals.confirm')
    }
    const substances = substancesOf(typed.rows)
    const tooLong = substances.find(({ substance }) => substance.length > LONGEST_SUBSTANCE)
    if (typed.answer === 'present' && (substances.length === 0 || tooLong)) {
      setAllergyError(
        tooLong ? t('allergy.tooLong', { length: tooLong.substance.length }) : t('allergy.missing'),
      )
      return false
    }
    return typed.answer === null && read.isEmpty ? t('nothing') : true
  }

  const store = async (): Promise<Stored> => {
    const { patientId } = visit
    const { seen } = writtenFor(core.view, patientId)
    const shown = seen ? { seen } : {}
    let seq = 0
    if (typed.answer !== null && !isAllergySaved.current) {
      const substances = typed.answer === 'present' ? substancesOf(typed.rows) : []
      seq = (await core.save(RecordAllergyAnswer, { patientId, answer: typed.answer, substances, ...shown }))
        .seq
      isAllergySaved.current = true
    }
    if (!read.isEmpty) {
      const reason = t('vitals.keptReason')
      const overrides = read.oddFields.length > 0 ? [{ code: vitalImplausible.code, reason }] : []
      const args = { vitalsId, visitId: visit.id, patientId, values: read.values, ...shown }
      seq = (await core.save(RecordVitals, args, { overrides })).seq
    }
    const name = entry ? nameOf(entry) : ''
    return { saved: { seq, text: (time) => t('saved', { name, time }) }, goOn: onSaved }
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft, onBack },
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })

  return (
    <form ref={box} {...props} aria-label={t('title')} className="max-w-5xl">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="mb-3 grid gap-2 empty:hidden">
        {complaint && <Notice tone="attention">{complaint}</Notice>}
        {!isLogged && <Notice tone="attention">{t('notLogged')}</Notice>}
        {isRestored && <Notice>{t('restored')}</Notice>}
        {measured && (
          <Notice>
            {t('measuredAt', {
              time: localTime(measured.measuredAt, timeZone),
              values: vitalsText(measured, today),
            })}
          </Notice>
        )}
      </div>
      <AllergyQuestion
        answer={typed.answer}
        rows={typed.rows}
        before={entry && entry.allergyAnswer !== 'unknown' ? allergyOf(entry).text : null}
        error={allergyError}
        onAnswer={(answer) => {
          setTyped({ ...typed, answer })
          setAllergyError(undefined)
        }}
        onRows={(rows) => setTyped({ ...typed, rows })}
      />
      <VitalBoxes
        {...{ read, questions, entry, today, previous }}
        texts={typed.texts}
        onChange={(field, text) =>
          setTyped((before) => ({ ...before, texts: { ...before.texts, [field]: text } }))
        }
      />
    </form>
  )
}
