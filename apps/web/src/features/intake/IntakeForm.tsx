'use client'
import { INTAKE_VERSION } from '@lentera/contracts/assessments/intake'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { RecordVitals, vitalImplausible } from '@lentera/contracts/charting/vitals'
import { cleanText } from '@lentera/contracts/kernel/text'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { focusFirst } from '@lentera/ui/enter-moves'
import { useKeys } from '@lentera/ui/keys'
import { KeyHint } from '@lentera/ui/KeyHint'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { writtenFor } from '../../platform/patients/written-for'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useChartOpening } from '../../platform/patients/use-chart-opening'
import { FormCalls } from '../../platform/queue/FormCalls'
import { useStartVisit } from '../../platform/queue/use-start-visit'
import { useSaveForm, type Stored } from '../../platform/use-save-form'
import { StoreOnce } from '../../platform/store-once'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { AllergyQuestion, type AllergyAnswer } from './AllergyQuestion'
import { emptyRow, substancesOf, type AllergyRow } from './allergy-rows'
import { allNormal, firstAnswers, noAnswers, type AnswerTexts } from './intake-answers'
import { IntakeDanger } from './IntakeDanger'
import type { Missing } from './missing'
import { Screening } from './Screening'
import { useAssessmentBefore } from './use-assessment-before'
import { useIntakeRead } from './use-intake-read'
import { useMissingWords } from './use-missing-words'
import { useRepeatPressure } from './use-repeat-pressure'
import { useVitalQuestions } from './use-vital-questions'
import { useVitalsBefore, vitalsText } from './use-vitals-before'
import { VitalBoxes } from './VitalBoxes'
import { noTexts, type VitalField, type VitalTexts } from './vital-fields'

interface Kept {
  readonly answer: AllergyAnswer
  readonly rows: readonly AllergyRow[]
  readonly answers: AnswerTexts
  readonly texts: VitalTexts
}

const LONGEST_SUBSTANCE = 100
const LONGEST_COMPLAINT = 2000

export interface IntakeFormProps {
  readonly visit: Visit
  /** null: the directory on this device does not hold the patient. */
  readonly entry: PatientDirectoryEntry | null
  readonly onSaved: () => void
  readonly onBack: () => void
  /** The patient leaves. */
  readonly onClose: () => void
}

export function IntakeForm({ visit, entry, onSaved, onBack, onClose }: IntakeFormProps) {
  const t = useTranslations('intake')
  const isOpen = visit.status === 'open'
  const { nameOf, allergyOf } = usePatientWords()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const before = useAssessmentBefore(visit)
  const [untouched] = useState<Kept>(() => ({
    ...{ answer: null, rows: [emptyRow], texts: noTexts },
    answers: firstAnswers(before, entry?.pregnancy, today),
  }))
  const [typed, setTyped] = useState<Kept>(untouched)
  const [allergyError, setAllergyError] = useState<string>()
  const isLogged = useChartOpening(visit.patientId, 'kajian')
  const [isRestored, setRestored] = useState(false)
  const [vitalsId] = useState(newId)
  const [once] = useState(() => new StoreOnce())
  /** What the person was told is missing; pressing again saves without it. */
  const toldMissing = useRef('')
  const missingWords = useMissingWords()

  const draft = useDraft<Kept>('intake', visit.id, typed === untouched ? null : typed, (kept) => {
    setTyped({
      ...untouched,
      ...kept,
      answers: { ...untouched.answers, ...kept.answers },
      texts: { ...noTexts, ...kept.texts },
    })
    setRestored(true)
  })
  useStartVisit(visit, 'intake', typed !== untouched)
  const { previous, measured, measuredFields, lastWeight } = useVitalsBefore(visit, today)
  const isAllergyAnswered = typed.answer !== null || (entry !== null && entry.allergyAnswer !== 'unknown')
  const { asked, answers, read, person, dangers, offeredHeight, missing } = useIntakeRead({
    ...{ visit, entry, today, typed, previous, lastWeight, measured, measuredFields, isAllergyAnswered },
  })
  const questions = useVitalQuestions(read)
  const changeText = (field: VitalField, text: string) =>
    setTyped((now) => ({ ...now, texts: { ...now.texts, [field]: text } }))
  const pressure = useRepeatPressure({
    ...{ visit, today, read, questions, text: typed.texts.pressure },
    onStored: () => {
      changeText('pressure', '')
      focusBox('pressure')
    },
  })
  const isSameAnswers = useMemo(
    () => JSON.stringify(typed.answers) === JSON.stringify(before ? untouched.answers : noAnswers),
    [typed.answers, before, untouched],
  )

  const changeAnswers = (change: Partial<AnswerTexts>) =>
    setTyped((now) => ({ ...now, answers: { ...now.answers, ...change } }))
  const focusBox = (name: Missing) => {
    const found = box.current?.querySelector<HTMLElement>(`[data-field="${name}"], [data-answer="${name}"]`)
    if (!found) return
    focusFirst(found)
    // After the complaint and the question are drawn, which moves the box: all of it in sight.
    setTimeout(() => found.scrollIntoView({ block: 'nearest' }))
  }
  useKeys({
    ...(isOpen && { finish: onClose }),
    ownN: () => {
      changeAnswers(allNormal(typed.answers))
      // Pregnancy and breastfeeding are no matter of "normal": to them, else on to the boxes.
      const open = missing.find((name) => name === 'pregnant' || name === 'breastfeeding')
      focusBox(open ?? 'pressure')
    },
  })

  const check = (): boolean | string => {
    const unreadable = answers.unreadable[0] ?? read.unreadable[0]
    if (unreadable) {
      focusBox(unreadable)
      return false
    }
    if (questions.open) {
      questions.ask(questions.open)
      focusBox(questions.open)
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
    if (typed.answer === null && read.isEmpty && isSameAnswers) return t('nothing')
    // Who cannot wait is stored first and asked later.
    if (dangers.length > 0) return true
    if (missing[0] === 'complaint') {
      focusBox('complaint')
      return t('complaintMissing')
    }
    if (missing.length === 0 || toldMissing.current === missing.join()) return true
    toldMissing.current = missing.join()
    focusBox(missing[0]!)
    return t('missing', { names: missingWords(missing) })
  }

  const store = async (): Promise<Stored> => {
    const { patientId } = visit
    const visitId = visit.id
    const { seen } = writtenFor(core.view, patientId)
    const shown = seen ? { seen } : {}
    let seq = 0
    if (typed.answer !== null) {
      const substances = typed.answer === 'present' ? substancesOf(typed.rows) : []
      const said = { patientId, answer: typed.answer, substances }
      seq = await once.store('allergy', said, () => core.save(RecordAllergyAnswer, { ...said, ...shown }))
    }
    if (!isSameAnswers) {
      const form = { form: 'intake' as const, version: INTAKE_VERSION, answers: answers.answers }
      const said = { visitId, patientId, ...form }
      seq = await once.store('answers', said, () => core.save(RecordAssessment, { ...said, ...shown }))
    }
    if (!read.isEmpty) {
      const reason = t('vitals.keptReason')
      const isKept = read.findings.some(({ kind }) => kind === 'implausible')
      const overrides = isKept ? [{ code: vitalImplausible.code, reason }] : []
      const said = { vitalsId, visitId, patientId, values: read.values }
      seq = await once.store('vitals', said, () =>
        core.save(RecordVitals, { ...said, ...shown }, { overrides }),
      )
    }
    const name = entry ? nameOf(entry) : ''
    return { saved: { seq, text: (time) => t('saved', { name, time }) }, goOn: onSaved }
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft, onBack },
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={person ?? entry} on={today} />,
  })

  return (
    <form ref={box} {...props} aria-label={t('title')} className="grid gap-3">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="-mt-2 -ml-3 flex flex-wrap items-center gap-x-2">
        {isOpen && (
          <Button size="small" look="quiet" keys="finish" onPress={onClose}>
            {t('finish')}
          </Button>
        )}
        <FormCalls visit={visit} stage="intake" />
      </div>
      <div className="grid gap-2 empty:hidden">
        {(complaint ?? pressure.complaint) && (
          <Notice tone="attention">{complaint ?? pressure.complaint}</Notice>
        )}
        {!isLogged && <Notice tone="attention">{t('notLogged')}</Notice>}
        {isRestored && <Notice>{t('restored')}</Notice>}
        <IntakeDanger visit={visit} entry={entry} />
        {measured && (
          <Notice>
            {t('measuredAt', {
              time: localTime(measured.measuredAt, timeZone),
              values: vitalsText(measured, today),
            })}
          </Notice>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,4fr)_minmax(0,4fr)_auto] items-start gap-x-4 gap-y-2 phone:grid-cols-1">
        <div data-block data-answer="complaint">
          <TextField
            label={t('complaint')}
            value={typed.answers.complaint}
            onChange={(text) => changeAnswers({ complaint: cleanText(text) })}
            maxLength={LONGEST_COMPLAINT}
          />
        </div>
        <div data-field="allergy">
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
        </div>
        <p className="flex items-center gap-1.5 self-end pb-1.5 text-sm text-ink-faint touch:hidden">
          <KeyHint action="ownN" /> {t('screening.allNormal')}
        </p>
      </div>
      <Screening
        {...{ asked, entry, today }}
        texts={typed.answers}
        read={answers}
        pregnancy={person?.pregnancy}
        onChange={changeAnswers}
      />
      <VitalBoxes
        {...{ read, questions, today, previous, lastWeight, dangers, offeredHeight }}
        entry={person}
        texts={typed.texts}
        onChange={changeText}
        onRepeat={pressure.isReady ? () => void pressure.repeat() : null}
      />
    </form>
  )
}
