'use client'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordVitals, vitalImplausible, vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { focusFirst, moveBlock, useEnterMoves } from '@lentera/ui/enter-moves'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { useLocal } from '../../platform/local/use-local'
import { newId } from '../../platform/new-id'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSaveText } from '../../platform/use-save-text'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import { AllergyQuestion, type AllergyAnswer } from './AllergyQuestion'
import { emptyRow, substancesOf, type AllergyRow } from './allergy-rows'
import { recordChartOpening } from './opened-charts'
import { VitalBoxes } from './VitalBoxes'
import {
  fieldOf,
  fieldsFor,
  noTexts,
  readVitals,
  shownValue,
  type VitalField,
  type VitalTexts,
} from './vital-fields'

interface Kept {
  readonly answer: AllergyAnswer
  readonly rows: readonly AllergyRow[]
  readonly texts: VitalTexts
}

const untouched: Kept = { answer: null, rows: [emptyRow], texts: noTexts }

export interface IntakeFormProps {
  readonly visit: Visit
  /** null: the directory on this device does not hold the patient. */
  readonly entry: PatientDirectoryEntry | null
  readonly onSaved: () => void
  readonly onBack: () => void
}

export function IntakeForm({ visit, entry, onSaved, onBack }: IntakeFormProps) {
  const t = useTranslations('intake')
  const saveText = useSaveText()
  const { nameOf, allergyOf } = usePatientWords()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const { showSaved } = useWork()
  const [typed, setTyped] = useState<Kept>(untouched)
  const [asked, setAsked] = useState<Partial<Record<VitalField, string>>>({})
  const [complaint, setComplaint] = useState<string | null>(null)
  const [allergyError, setAllergyError] = useState<string>()
  const [isLogged, setLogged] = useState(true)
  const [isRestored, setRestored] = useState(false)
  const [vitalsId] = useState(newId)
  const box = useRef<HTMLFormElement>(null)
  const isSaving = useRef(false)
  /** The answer may be stored before the measurements fail; it is not stored twice. */
  const isAllergySaved = useRef(false)

  const draft = useDraft<Kept>('intake', visit.id, typed === untouched ? null : typed, (kept) => {
    setTyped({ ...untouched, ...kept, texts: { ...noTexts, ...kept.texts } })
    setRestored(true)
  })
  const { previous, measured } = useLocal(['vitals-before', visit.id], (view) => {
    const all = view
      .find(vitals, 'patientId', visit.patientId)
      .rows.map(({ record }) => record)
      .sort((a, b) => (a.measuredAt < b.measuredAt ? 1 : -1))
    const last: Partial<Record<VitalField, string>> = {}
    for (const field of fieldsFor(null, today)) {
      const value = all.map((record) => shownValue(field, record)).find((text) => text !== undefined)
      if (value !== undefined) last[field] = value
    }
    return { previous: last, measured: all.find(({ visitId }) => visitId === visit.id) ?? null }
  })
  const read = useMemo(() => readVitals(typed.texts, entry, today), [typed.texts, entry, today])

  useEffect(() => {
    if (box.current) focusFirst(box.current)
  }, [])
  useEffect(() => {
    recordChartOpening(core, visit.patientId).catch((error: unknown) => {
      console.error('chart opening', error)
      setLogged(false)
    })
  }, [core, visit.patientId])

  const focusField = (field: VitalField) => {
    const found = box.current?.querySelector<HTMLElement>(`[data-field="${field}"]`)
    if (found) focusFirst(found)
  }
  /** True when something still wants an answer; the focus is there by then. */
  const isHeldBack = (): boolean => {
    const [unreadable] = read.unreadable
    const unasked = read.findings.find(
      ({ kind, field }) => kind === 'implausible' && asked[fieldOf(field)] !== typed.texts[fieldOf(field)],
    )
    const field = unreadable ?? (unasked && fieldOf(unasked.field))
    if (field) {
      setAsked((before) => ({ ...before, [field]: typed.texts[field] }))
      focusField(field)
      return true
    }
    const substances = substancesOf(typed.rows)
    const tooLong = substances.find(({ substance }) => substance.length > 100)
    if (typed.answer === 'present' && (substances.length === 0 || tooLong)) {
      setAllergyError(
        tooLong ? t('allergy.tooLong', { length: tooLong.substance.length }) : t('allergy.missing'),
      )
      return true
    }
    if (typed.answer === null && read.isEmpty) {
      setComplaint(t('nothing'))
      return true
    }
    return false
  }

  const save = async () => {
    if (isSaving.current || isHeldBack()) return
    isSaving.current = true
    setComplaint(null)
    try {
      let seq = 0
      if (typed.answer !== null && !isAllergySaved.current) {
        const substances = typed.answer === 'present' ? substancesOf(typed.rows) : []
        seq = (
          await core.save(RecordAllergyAnswer, {
            patientId: visit.patientId,
            answer: typed.answer,
            substances,
          })
        ).seq
        isAllergySaved.current = true
      }
      if (!read.isEmpty) {
        const isOdd = read.findings.some(({ kind }) => kind === 'implausible')
        const saved = await core.save(
          RecordVitals,
          { vitalsId, visitId: visit.id, patientId: visit.patientId, values: read.values },
          { overrides: isOdd ? [{ code: vitalImplausible.code, reason: t('vitals.kept') }] : [] },
        )
        seq = saved.seq
      }
      const name = entry ? nameOf(entry) : ''
      showSaved({ seq, text: t('saved', { name, time: localTime(core.now(), timeZone) }) })
      await draft.drop()
      onSaved()
    } catch (error) {
      setComplaint(saveText(error))
      isSaving.current = false
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
    back: onBack,
    nextBlock: () => void (box.current && moveBlock(box.current, 1)),
    previousBlock: () => void (box.current && moveBlock(box.current, -1)),
  })
  useSlots({
    banner: entry && <OpenPatient entry={entry} on={today} />,
    actions: (
      <>
        <Button look="quiet" keys="back" onPress={onBack}>
          {t('back')}
        </Button>
        <Button look="primary" keys="save" onPress={() => void save()}>
          {t('save')}
        </Button>
      </>
    ),
  })

  const measuredText =
    measured &&
    fieldsFor(null, today)
      .map((field) => shownValue(field, measured))
      .filter(Boolean)
      .join(' · ')
  return (
    <form
      ref={box}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('title')}
      className="max-w-5xl"
    >
      <h1 className="sr-only">{t('title')}</h1>
      <div className="mb-3 grid gap-2 empty:hidden">
        {complaint && <Notice tone="attention">{complaint}</Notice>}
        {!isLogged && <Notice tone="attention">{t('notLogged')}</Notice>}
        {isRestored && <Notice>{t('restored')}</Notice>}
        {measured && (
          <Notice>
            {t('measuredAt', { time: localTime(measured.measuredAt, timeZone), values: measuredText ?? '' })}
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
        {...{ read, entry, today, previous, asked }}
        texts={typed.texts}
        onChange={(field, text) =>
          setTyped((before) => ({ ...before, texts: { ...before.texts, [field]: text } }))
        }
        onAsk={(field) => setAsked((before) => ({ ...before, [field]: typed.texts[field] }))}
      />
    </form>
  )
}
