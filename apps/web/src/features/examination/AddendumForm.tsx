'use client'
import { WriteNote } from '@lentera/contracts/charting/note'
import { cleanText } from '@lentera/contracts/kernel/text'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { Notice } from '@lentera/ui/Notice'
import { TextAreaField } from '@lentera/ui/TextField'
import { useState } from 'react'
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
import { DiagnosisRows } from './DiagnosisRows'
import { DrugsInUse } from './DrugsInUse'
import { PatientHistory } from './PatientHistory'
import { ScreeningLine } from './ScreeningLine'
import { shownDiagnoses } from './shown-diagnoses'
import { SignedNotes, useSignedNotes } from './SignedNotes'
import { useHistory } from './use-history'
import { useLeftUnsigned } from './use-left-unsigned'
import { VitalsLine } from './VitalsLine'

const LONGEST = 8000

export interface AddendumFormProps {
  readonly visit: Visit
  readonly entry: PatientDirectoryEntry | null
  readonly onDone: () => void
}

/** A visit that is over: what was signed stays as it is, and what is to be added is a note of its own. */
export function AddendumForm({ visit, entry, onDone }: AddendumFormProps) {
  const t = useTranslations('examination.addendum')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const today = useToday()
  useChartOpening(visit.patientId, 'periksa')
  const history = useHistory(visit)
  const signed = useSignedNotes(visit.id)
  const [text, setText] = useState('')
  const [noteId] = useState(newId)
  const draft = useDraft<string>('addendum', visit.id, text === '' ? null : text, setText)
  const left = useLeftUnsigned(visit.id, setText)
  const { box, props, complaint } = useSaveForm({
    check: () => {
      if (text.trim() === '') return t('nothing')
      return text.length > LONGEST ? t('tooLong') : true
    },
    store: async () => {
      const { seen } = writtenFor(core.view, visit.patientId)
      const { seq } = await core.save(WriteNote, {
        ...{ noteId, visitId: visit.id, patientId: visit.patientId, kind: 'addendum' },
        ...{ subjective: null, objective: null, assessment: text.trim(), plan: null },
        amends: signed.filter(({ kind }) => kind === 'soap').at(-1)?.id ?? null,
        ...(seen ? { seen } : {}),
      })
      // It is stored: a draft that stays may not be told as a save that failed.
      await left.drop().catch((error: unknown) => console.error('draft', error))
      const name = entry ? nameOf(entry) : ''
      return { saved: { seq, text: (time) => t('saved', { name, time }) }, goOn: onDone }
    },
    draft,
    onBack: onDone,
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })
  return (
    <div className="grid gap-x-6 gap-y-4 min-[900px]:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="order-2 min-[900px]:order-1">
        <PatientHistory history={history} drugs={<DrugsInUse visit={visit} />} />
      </div>
      <form ref={box} {...props} aria-label={t('title')} className="order-1 grid max-w-4xl min-w-0 gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-lg font-semibold">{t('title')}</h1>
          <VisitPapers visit={visit} />
        </div>
        <Notice>{t(visit.status === 'open' ? 'late' : 'closed')}</Notice>
        {left.isLeft && <Notice tone="attention">{t('left')}</Notice>}
        {complaint && <Notice tone="attention">{complaint}</Notice>}
        <VitalsLine visit={visit} entry={entry} />
        <ScreeningLine visit={visit} />
        <SignedNotes visit={visit} />
        <DiagnosisRows
          shown={shownDiagnoses({ diagnoses: [], retracted: [] }, history.diagnoses, visit.id, today)}
        />
        <TextAreaField
          label={t('label')}
          value={text}
          onChange={(typed) => setText(cleanText(typed))}
          rows={4}
        />
      </form>
    </div>
  )
}
