'use client'
import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { notes } from '@lentera/contracts/charting/note'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { CloseVisit as CloseVisitCommand } from '@lentera/contracts/visits/close-visit'
import { type Visit, VisitOutcome } from '@lentera/contracts/visits/visit'
import { type Missing, whatIsMissing } from '@lentera/domain/visits/what-is-missing'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { PRESCRIPTION_DRAFT } from '../../platform/local/prescription-draft'
import { useLocal } from '../../platform/local/use-local'
import { useDrafts } from '../../platform/local/use-drafts'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { VisitPapers } from '../../platform/print/VisitPapers'
import { useSaveForm } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'

const KEYS: Record<VisitOutcome, string> = { home: 'P', referred: 'R', emergency: 'G', died: 'M' }

export interface CloseVisitProps {
  readonly visit: Visit
  readonly entry: PatientDirectoryEntry | null
  /** To where the missing thing is written. */
  readonly onGo: (missing: Missing) => void
  readonly onClosed: () => void
  readonly onBack: () => void
}

/** Selesai: what is missing stands in a list, Enter goes there; how the patient left, and the visit is closed. */
export function CloseVisit({ visit, entry, onGo, onClosed, onBack }: CloseVisitProps) {
  const t = useTranslations('examination.closing')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const today = useToday()
  const [outcome, setOutcome] = useState<VisitOutcome | null>('home')
  const drafts = useDrafts()
  const has = (form: string) => drafts.some((draft) => draft.form === form && draft.record === visit.id)
  const hasDraft = has('examination')
  const hasPrescriptionDraft = has(PRESCRIPTION_DRAFT)
  const { missing, unknown } = useLocal(['closing', visit.id, hasDraft, hasPrescriptionDraft], (view) => {
    const found = view.find(diagnoses, 'visitId', visit.id)
    return whatIsMissing({
      vitals: view.find(vitals, 'visitId', visit.id),
      notes: view.find(notes, 'visitId', visit.id),
      diagnoses: { ...found, rows: found.rows.map(({ record }) => record) },
      hasDraft,
      hasPrescriptionDraft,
    })
  })
  const { box, props, complaint } = useSaveForm({
    check: () => (outcome === null ? t('chooseOutcome') : true),
    store: async () => {
      const args = { visitId: visit.id, patientId: visit.patientId, outcome: outcome! }
      const { seq } = await core.save(CloseVisitCommand, args)
      const name = entry ? nameOf(entry) : ''
      return { saved: { seq, text: (time) => t('saved', { name, time }) }, goOn: onClosed }
    },
    onBack,
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })
  return (
    <form ref={box} {...props} aria-label={t('title')} className="grid max-w-2xl gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-lg font-semibold">{t('title')}</h1>
        <VisitPapers visit={visit} />
      </div>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {missing.length > 0 ? (
        <div className="grid gap-1">
          <p>{t('missing')}</p>
          <RowList
            autoFocus
            label={t('list')}
            rows={missing.map((id) => ({ id }))}
            onOpen={(id) => onGo(id as Missing)}
            textOf={({ id }) => t(`what.${id}`)}
            emptyText=""
          >
            {({ id }) => (
              <span className="flex gap-2 text-attention">
                <span aria-hidden="true">◇</span>
                {t(`what.${id}`)}
              </span>
            )}
          </RowList>
        </div>
      ) : (
        <p>{t('complete')}</p>
      )}
      {unknown.length > 0 && (
        <p className="bg-hatched px-2 py-1 text-ink-soft">
          {t('unknown', { what: unknown.map((id) => t(`thing.${id}`)).join(', ') })}
        </p>
      )}
      <ChoiceField
        label={t('outcome')}
        value={outcome}
        onChange={setOutcome}
        choices={VisitOutcome.options.map((value) => ({
          value,
          label: t(`how.${value}`),
          keys: KEYS[value],
        }))}
      />
    </form>
  )
}
