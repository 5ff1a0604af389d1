'use client'
import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { notes } from '@lentera/contracts/charting/note'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { CloseVisit as CloseVisitCommand } from '@lentera/contracts/visits/close-visit'
import { type Visit, VisitOutcome } from '@lentera/contracts/visits/visit'
import { type Missing, whatIsMissing } from '@lentera/domain/visits/what-is-missing'
import { useQueryClient } from '@tanstack/react-query'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { PRESCRIPTION_DRAFT } from '../local/prescription-draft'
import { useLocal } from '../local/use-local'
import { DRAFTS, useDrafts } from '../local/use-drafts'
import { OpenPatient } from '../patients/OpenPatient'
import { usePatientWords } from '../patients/patient-words'
import { VisitPapers } from '../print/VisitPapers'
import { useSaveForm } from '../use-save-form'
import { useToday } from '../workplace/use-today'

/** What this person typed for the visit and nobody else sees yet. */
const UNSAID: Readonly<Record<string, Missing>> = {
  intake: 'intake',
  examination: 'unsigned',
  [PRESCRIPTION_DRAFT]: 'prescription',
}
const KEYS: Record<VisitOutcome, string> = { home: 'P', referred: 'R', emergency: 'G', died: 'M' }

export interface CloseVisitProps {
  readonly visit: Visit
  readonly entry: PatientDirectoryEntry | null
  /** To where the missing thing is written. */
  readonly onGo: (missing: Missing) => void
  /** False: somebody else writes it; the row is said and leads nowhere. */
  readonly canGo?: (missing: Missing) => boolean
  readonly onClosed: () => void
  readonly onBack: () => void
}

/** Selesai: what is missing stands in a list, Enter goes there; how the patient left, and the visit is closed. */
export function CloseVisit({ visit, entry, onGo, canGo = () => true, onClosed, onBack }: CloseVisitProps) {
  const t = useTranslations('examination.closing')
  const { core } = useDevice()
  const queries = useQueryClient()
  const { nameOf } = usePatientWords()
  const today = useToday()
  const [outcome, setOutcome] = useState<VisitOutcome | null>('home')
  const drafts = useDrafts()
  const has = (form: string) => drafts.some((draft) => draft.form === form && draft.record === visit.id)
  const hasIntakeDraft = has('intake')
  const hasDraft = has('examination')
  const hasPrescriptionDraft = has(PRESCRIPTION_DRAFT)
  const drafted = { hasIntakeDraft, hasDraft, hasPrescriptionDraft }
  const { missing, unknown } = useLocal(['closing', visit.id, drafted], (view) => {
    const found = view.find(diagnoses, 'visitId', visit.id)
    return whatIsMissing({
      vitals: view.find(vitals, 'visitId', visit.id),
      notes: view.find(notes, 'visitId', visit.id),
      diagnoses: { ...found, rows: found.rows.map(({ record }) => record) },
      ...drafted,
    })
  })
  const own = missing.filter(canGo)
  const others = missing.filter((what) => !canGo(what))
  /** The row that Enter is to open. */
  const [pointedAt, setPointedAt] = useState<Missing | null>(null)
  const isListed = pointedAt !== null && missing.includes(pointedAt)
  /** What was told once: the second time the visit is closed all the same. */
  const told = useRef('')
  const check = async (): Promise<boolean | string> => {
    if (outcome === null) return t('chooseOutcome')
    // From the disk: the list above may not have heard of what was typed a moment ago.
    const kept = await core.drafts().catch(() => drafts)
    const unsaid = kept.flatMap(({ form, record }) =>
      record === visit.id && UNSAID[form] ? [UNSAID[form]] : [],
    )
    if (unsaid.length === 0 || told.current === unsaid.join()) return true
    told.current = unsaid.join()
    setPointedAt(unsaid[0]!)
    void queries.invalidateQueries({ queryKey: [DRAFTS] })
    return t('unsaid', { what: unsaid.map((what) => `${t(`what.${what}`)}.`).join(' ') })
  }
  const { box, props, complaint } = useSaveForm({
    check,
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
  useEffect(() => {
    if (!isListed) return
    const row = () => box.current?.querySelector<HTMLElement>(`[data-key="${pointedAt}"]`)
    // A row that has just come stands a moment later.
    const later = setTimeout(() => row()?.focus())
    return () => clearTimeout(later)
  }, [isListed, pointedAt, box])
  return (
    <form ref={box} {...props} aria-label={t('title')} className="grid max-w-2xl gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-lg font-semibold">{t('title')}</h1>
        <VisitPapers visit={visit} />
      </div>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {own.length > 0 && (
        <div className="grid gap-1">
          <p>{t('missing')}</p>
          <RowList
            autoFocus
            label={t('list')}
            rows={own.map((id) => ({ id }))}
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
      )}
      {others.length > 0 && (
        <div className="grid gap-1">
          <p>{t('byOthers')}</p>
          <ul>
            {others.map((id) => (
              <li key={id} className="flex gap-2 px-3 text-attention">
                <span aria-hidden="true">◇</span>
                {t(`what.${id}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {missing.length === 0 && <p>{t('complete')}</p>}
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
