'use client'
import { WriteNote } from '@lentera/contracts/charting/note'
import { cleanText } from '@lentera/contracts/kernel/text'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { takesDiagnoses } from '@lentera/domain/charting/note-time'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { TextAreaField } from '@lentera/ui/TextField'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useChartOpening } from '../../platform/patients/use-chart-opening'
import { writtenFor } from '../../platform/patients/written-for'
import { VisitPapers } from '../../platform/print/VisitPapers'
import { useSaveForm } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { type AddendumDraft, emptyAddendum, keptAddendum, leftUnsigned } from './addendum-draft'
import { DiagnosisBlock } from './DiagnosisBlock'
import { DiagnosisRows } from './DiagnosisRows'
import { emptyDraft } from './draft'
import { DrugsInUse } from './DrugsInUse'
import { editDiagnoses } from './edit-diagnoses'
import { PatientHistory } from './PatientHistory'
import { ScreeningLine } from './ScreeningLine'
import { shownDiagnoses } from './shown-diagnoses'
import { sign } from './sign'
import { SignedNotes, useSignedNotes } from './SignedNotes'
import { useFavourites } from './use-favourites'
import { useHistory } from './use-history'
import { useHistoryKeys } from './use-history-keys'
import { useLeftUnsigned } from './use-left-unsigned'
import { VitalsLine } from './VitalsLine'

const LONGEST = 8000

export interface AddendumFormProps {
  readonly visit: Visit
  readonly entry: PatientDirectoryEntry | null
  readonly onSigned: () => void
  readonly onBack: () => void
  /** Of a visit that nobody closed. */
  readonly onClose: () => void
}

/**
 * A visit that is over: what was signed stays as it is, and what is to be added is a note of its own. A diagnosis that
 * was forgotten or wrong is put right here too, as long as the rules allow it.
 */
export function AddendumForm({ visit, entry, onSigned, onBack, onClose }: AddendumFormProps) {
  const t = useTranslations('examination.addendum')
  const words = useTranslations('examination')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const today = useToday()
  useChartOpening(visit.patientId, 'periksa')
  const history = useHistory(visit)
  const signed = useSignedNotes(visit.id)
  const past = useHistoryKeys()
  const { favourites, learn, pin } = useFavourites()
  const diagnosisInput = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<AddendumDraft>(emptyAddendum)
  const [noteId] = useState(newId)
  const isOpen = visit.status === 'open'
  const canDiagnose = takesDiagnoses(visit, core.now())
  const change = (part: Partial<AddendumDraft>) => setTyped((before) => ({ ...before, ...part }))
  const shown = shownDiagnoses(typed, history.diagnoses, visit.id, today)
  const isChanged = typed.retracted.length > 0 || shown.some(({ isSigned }) => !isSigned)
  const { text } = typed
  const isTouched = text !== '' || typed.diagnoses.length > 0 || typed.retracted.length > 0
  const draft = useDraft<AddendumDraft>('addendum', visit.id, isTouched ? typed : null, (kept) =>
    setTyped(keptAddendum(kept)),
  )
  const left = useLeftUnsigned(visit.id, (found) =>
    setTyped(leftUnsigned(found, canDiagnose ? shown.map(({ id }) => id) : null)),
  )
  const { box, props, complaint } = useSaveForm({
    check: () => {
      if (text.trim() === '' && !isChanged) return t('nothing')
      return text.length > LONGEST ? t('tooLong') : true
    },
    store: async () => {
      const { diagnoses, retracted } = typed
      let seq = await sign(core, visit, { ...emptyDraft(noteId), diagnoses, retracted }, null, shown)
      learn(shown.filter(({ isSigned }) => !isSigned))
      if (text.trim() !== '') {
        const { seen } = writtenFor(core.view, visit.patientId)
        const written = await core.save(WriteNote, {
          ...{ noteId, visitId: visit.id, patientId: visit.patientId, kind: 'addendum' },
          ...{ subjective: null, objective: null, assessment: text.trim(), plan: null },
          amends: signed.filter(({ kind }) => kind === 'soap').at(-1)?.id ?? null,
          ...(seen ? { seen } : {}),
        })
        seq = written.seq
      }
      // It is stored: a draft that stays may not be told as a save that failed.
      await left.drop().catch((error: unknown) => console.error('draft', error))
      const name = entry ? nameOf(entry) : ''
      return {
        saved: seq === null ? null : { seq, text: (time) => t('saved', { name, time }) },
        goOn: onSigned,
      }
    },
    draft,
    onBack: () => past.leave() || onBack(),
    // The last field takes one diagnosis after the other.
    enterSaves: false,
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })
  const diagnosis = editDiagnoses(typed, shown, change, pin)
  useKeys({
    ...(canDiagnose && { new: () => diagnosisInput.current?.focus() }),
    ...(isOpen && { finish: onClose }),
  })
  // Whoever comes because the diagnosis is missing stands where it is written.
  const lacksDiagnosis = canDiagnose && history.diagnoses.complete && shown.length === 0
  const [startsAtDiagnosis] = useState(lacksDiagnosis)
  useLayoutEffect(() => {
    if (startsAtDiagnosis) diagnosisInput.current?.focus()
  }, [startsAtDiagnosis])
  return (
    <div className="grid gap-x-6 gap-y-4 min-[900px]:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="order-2 min-[900px]:order-1">
        <PatientHistory {...{ history, entry }} list={past.list} drugs={<DrugsInUse visit={visit} />} />
      </div>
      <form ref={box} {...props} aria-label={t('title')} className="order-1 grid max-w-4xl min-w-0 gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-lg font-semibold">{t('title')}</h1>
          <div className="flex flex-wrap gap-2">
            {isOpen && (
              <Button size="small" look="quiet" keys="finish" onPress={onClose}>
                {words('finish')}
              </Button>
            )}
            <VisitPapers visit={visit} />
          </div>
        </div>
        <Notice>{t(isOpen ? 'late' : canDiagnose ? 'closedToday' : 'closed')}</Notice>
        {left.isLeft && <Notice tone="attention">{t('left')}</Notice>}
        {complaint && <Notice tone="attention">{complaint}</Notice>}
        <VitalsLine visit={visit} entry={entry} />
        <ScreeningLine visit={visit} />
        <SignedNotes visit={visit} />
        {!canDiagnose && <DiagnosisRows shown={shown} />}
        <TextAreaField
          label={t('label')}
          value={text}
          onChange={(written) => change({ text: cleanText(written) })}
          rows={4}
        />
        {canDiagnose && (
          <DiagnosisBlock
            {...{ shown, favourites }}
            input={diagnosisInput}
            onAdd={diagnosis.add}
            keys={diagnosis.keys}
          />
        )}
      </form>
    </div>
  )
}
