'use client'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { type OrderSet, withOrderSet } from '@lentera/domain/charting/order-sets'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { FormSection } from '@lentera/ui/FormSection'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { TextAreaField } from '@lentera/ui/TextField'
import { cleanText } from '@lentera/contracts/kernel/text'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { PRESCRIPTION_DRAFT, type PrescriptionDraft } from '../../platform/local/prescription-draft'
import { VisitMarks } from '../../platform/danger/VisitMarks'
import { newId } from '../../platform/new-id'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useChartOpening } from '../../platform/patients/use-chart-opening'
import { VisitPapers } from '../../platform/print/VisitPapers'
import { FormCalls } from '../../platform/queue/FormCalls'
import { useStartVisit } from '../../platform/queue/use-start-visit'
import { useSaveForm } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { asLastVisit } from './as-last-visit'
import { DiagnosisBlock } from './DiagnosisBlock'
import { DrugsInUse } from './DrugsInUse'
import { noteOf, tooLong } from './draft'
import { editDiagnoses } from './edit-diagnoses'
import { allNormal, NormalRow } from './NormalRow'
import { OrderSetDialog } from './OrderSetDialog'
import { PatientHistory } from './PatientHistory'
import { ProcedureBlock } from './ProcedureBlock'
import { ScreeningLine } from './ScreeningLine'
import { shownDiagnoses } from './shown-diagnoses'
import { sign } from './sign'
import { SignedNotes } from './SignedNotes'
import { useComplaint } from './use-complaint'
import { useExaminationDraft } from './use-examination-draft'
import { useFavourites } from './use-favourites'
import { useHistory } from './use-history'
import { useHistoryKeys } from './use-history-keys'
import { VitalsLine } from './VitalsLine'

export interface ExaminationFormProps {
  readonly visit: Visit
  /** null: the directory on this device does not hold the patient. */
  readonly entry: PatientDirectoryEntry | null
  readonly onSigned: () => void
  readonly onBack: () => void
  readonly onPrescribe: () => void
  readonly onClose: () => void
}

/** One examination: the past on the left, S O A P on the right, signed by Ctrl+Enter. */
export function ExaminationForm({
  visit,
  entry,
  onSigned,
  onBack,
  onPrescribe,
  onClose,
}: ExaminationFormProps) {
  const t = useTranslations('examination')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const today = useToday()
  const isLogged = useChartOpening(visit.patientId, 'periksa')
  const history = useHistory(visit)
  const complaint = useComplaint(visit.id)
  const past = useHistoryKeys()
  const { favourites, learn, pin } = useFavourites()
  const diagnosisInput = useRef<HTMLInputElement>(null)
  const { typed, isTouched, change, draft, isRestored } = useExaminationDraft(visit.id)
  useStartVisit(visit, 'examination', isTouched)
  const [isChoosingSet, setChoosingSet] = useState(false)
  const [hint, setHint] = useState<string | null>(null)

  const shown = shownDiagnoses(typed, history.diagnoses, visit.id, today)
  const parts = noteOf(typed, complaint)
  const toSign = shown.some(({ isSigned, isRetracted }) => !isSigned || isRetracted)

  const check = (): boolean | string => {
    const long = parts && tooLong(parts)
    if (long) return t('tooLong', { part: long[0]!.toUpperCase() })
    const hasMore = typed.procedures.length > 0 || typed.retracted.length > 0
    return parts || toSign || hasMore ? true : t('nothing')
  }
  const {
    box,
    props,
    complaint: refusal,
  } = useSaveForm({
    check,
    store: async () => {
      const seq = await sign(core, visit, typed, parts, shown)
      learn(shown.filter(({ isSigned }) => !isSigned))
      const name = entry ? nameOf(entry) : ''
      return {
        saved: seq === null ? null : { seq, text: (time) => t('saved', { name, time }) },
        goOn: onSigned,
      }
    },
    draft,
    onBack: () => past.leave() || onBack(),
    words: { save: t('sign'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })

  const diagnosis = editDiagnoses(typed, shown, change, pin)

  /** The medicines of a set lie ready on the prescription's screen; nothing is sent from here. */
  const layLines = async (set: OrderSet) => {
    const kept = (await core
      .loadDraft(PRESCRIPTION_DRAFT, visit.id)
      .catch(() => null)) as PrescriptionDraft | null
    const lines = set.lines.map(({ drug, rule }) => ({ drugId: null, text: `${drug} ${rule}` }))
    const before = kept?.lines ?? []
    const fresh = lines.filter(({ text }) => !before.some((line) => line.text === text))
    await core.saveDraft(PRESCRIPTION_DRAFT, visit.id, { ...kept, lines: [...before, ...fresh] })
  }
  const takeSet = (set: OrderSet) => {
    setChoosingSet(false)
    void layLines(set)
    const texts = { subjective: typed.subjective ?? complaint, objective: typed.objective, plan: typed.plan }
    const isThere = shown.some(({ code, isRetracted }) => code === set.diagnosis.code && !isRetracted)
    change({
      ...withOrderSet(texts, set),
      diagnoses: isThere
        ? typed.diagnoses
        : [
            ...typed.diagnoses,
            { id: newId(), ...set.diagnosis, certainty: 'confirmed' as const, caseKind: null },
          ],
    })
  }
  const takeLast = () => {
    const last = history.visits.rows.find(({ diagnoses, note }) => diagnoses.length > 0 || note?.plan)
    setHint(last ? null : t(history.visits.complete ? 'noLast' : 'lastNotHere'))
    if (!last) return
    const heading = t('asLast', { date: formatDate(last.visit.serviceDate) })
    change(
      asLastVisit(
        typed,
        last,
        heading,
        shown.map(({ code }) => code),
        newId,
      ),
    )
  }
  useKeys({
    new: () => diagnosisInput.current?.focus(),
    ownK: () => setChoosingSet(true),
    ownL: takeLast,
    ownN: () => change({ objective: allNormal(typed.objective) }),
    ownR: onPrescribe,
    finish: onClose,
  })

  return (
    <div className="grid gap-x-6 gap-y-4 min-[900px]:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="order-2 min-[900px]:order-1">
        <PatientHistory {...{ history, entry }} list={past.list} drugs={<DrugsInUse visit={visit} />} />
      </div>
      <form
        ref={box}
        {...props}
        aria-label={t('title')}
        className="order-1 max-w-4xl min-w-0 min-[900px]:order-2"
      >
        <h1 className="sr-only">{t('title')}</h1>
        <div className="mb-3 flex flex-wrap gap-2">
          <Button size="small" look="quiet" keys="ownK" onPress={() => setChoosingSet(true)}>
            {t('sets.title')}
          </Button>
          <Button size="small" look="quiet" keys="ownL" onPress={takeLast}>
            {t('last')}
          </Button>
          <Button
            size="small"
            look="quiet"
            keys="ownN"
            onPress={() => change({ objective: allNormal(typed.objective) })}
          >
            {t('normal.all')}
          </Button>
          <Button size="small" look="quiet" keys="ownR" onPress={onPrescribe}>
            {t('prescribe')}
          </Button>
          <Button size="small" look="quiet" keys="finish" onPress={onClose}>
            {t('finish')}
          </Button>
          <VisitPapers visit={visit} />
          <FormCalls visit={visit} stage="examination" />
        </div>
        <div className="mb-3 grid gap-2 empty:hidden">
          {refusal && <Notice tone="attention">{refusal}</Notice>}
          {!isLogged && <Notice tone="attention">{t('notLogged')}</Notice>}
          {isRestored && <Notice>{t('restored')}</Notice>}
          {hint && <Notice>{hint}</Notice>}
        </div>
        <div className="mb-3 flex flex-wrap gap-2 empty:hidden">
          <VisitMarks visit={visit} entry={entry} />
        </div>
        <SignedNotes visit={visit} />
        <FormSection title={t('s.block')} className="grid gap-2">
          <div data-field="subjective">
            <TextAreaField
              label={t('s.label')}
              description={typed.subjective === null && complaint !== '' ? t('s.fromNurse') : undefined}
              value={typed.subjective ?? complaint}
              onChange={(text) => change({ subjective: cleanText(text) })}
              rows={2}
            />
          </div>
        </FormSection>
        <FormSection title={t('o.block')} className="grid gap-2">
          <VitalsLine visit={visit} entry={entry} />
          <ScreeningLine visit={visit} />
          <div data-field="objective">
            <TextAreaField
              label={t('o.label')}
              value={typed.objective}
              onChange={(text) => change({ objective: cleanText(text) })}
              rows={2}
            />
          </div>
          <NormalRow objective={typed.objective} onChange={(objective) => change({ objective })} />
        </FormSection>
        <DiagnosisBlock
          shown={shown}
          favourites={favourites}
          input={diagnosisInput}
          onAdd={diagnosis.add}
          keys={diagnosis.keys}
        />
        <ProcedureBlock
          visitId={visit.id}
          typed={typed.procedures}
          retracted={typed.retracted}
          onAdd={(one) => change({ procedures: [...typed.procedures, { id: newId(), ...one }] })}
          onRemove={(id) =>
            typed.procedures.some((one) => one.id === id)
              ? change({ procedures: typed.procedures.filter((one) => one.id !== id) })
              : diagnosis.toggleRetracted(id)
          }
        />
        <FormSection title={t('p.block')} className="grid gap-2">
          <div data-field="plan">
            <TextAreaField
              label={t('p.label')}
              value={typed.plan}
              onChange={(text) => change({ plan: cleanText(text) })}
              rows={3}
            />
          </div>
        </FormSection>
        {isChoosingSet && <OrderSetDialog onTake={takeSet} onClose={() => setChoosingSet(false)} />}
      </form>
    </div>
  )
}
