'use client'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import type { Visit } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { focusFirst } from '@lentera/ui/enter-moves'
import { formatDate, formatMeasure } from '@lentera/ui/format'
import { FormSection } from '@lentera/ui/FormSection'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import {
  type DraftLine,
  PRESCRIPTION_DRAFT,
  type PrescriptionDraft,
} from '../../platform/local/prescription-draft'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useChartOpening } from '../../platform/patients/use-chart-opening'
import { writtenFor } from '../../platform/patients/written-for'
import { type Stored, useSaveForm } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { LineRow } from './LineRow'
import { needsReason, overridesOf } from './overrides'
import { orderOf, takeDrug, type TypedLine, withEmptyLine } from './read-lines'
import { readPrescription } from './read-prescription'
import { repeatLast, type Repeated } from './repeat-last'
import { SentPrescriptions } from './SentPrescriptions'
import { stockOf } from './stock-of'
import { drugNamed, type Person, useChart, useDrugList } from './use-chart'
import { useDrugFavourites } from './use-drug-favourites'
import { useDrugHits } from './use-drug-hits'
import { WeightBox } from './WeightBox'

interface Typed {
  readonly lines: readonly TypedLine[]
  readonly weight: string
}

const untouched: Typed = { lines: withEmptyLine([]), weight: '' }

export interface PrescriptionFormProps {
  readonly visit: Visit
  /** null: the directory on this device does not hold the patient. */
  readonly person: Person
  readonly onSent: () => void
  readonly onBack: () => void
}

export function PrescriptionForm({ visit, person, onSent, onBack }: PrescriptionFormProps) {
  const t = useTranslations('prescribing')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const today = useToday()
  const chart = useChart(visit)
  const { drugs, drugOf } = useDrugList()
  const { favourites, learn } = useDrugFavourites()
  const hitsOf = useDrugHits(drugs, favourites)
  const isLogged = useChartOpening(visit.patientId, 'resep')
  const [typed, setTyped] = useState<Typed>(untouched)
  const [isRestored, setRestored] = useState(false)
  const [repeated, setRepeated] = useState<Repeated | 'nothing' | null>(null)
  const [isAsked, setAsked] = useState(false)
  const [prescriptionId] = useState(newId)
  /** The weight that was asked about: sent again, it is sent. */
  const askedWeight = useRef<string | null>(null)
  const focusNext = useRef<number | null>(null)

  const linesOf = (lines: readonly DraftLine[]): TypedLine[] =>
    lines.map(({ drugId, text, reason = '' }, key) => {
      const line: TypedLine = { key, drugId, text, reason }
      const read = readPrescription({ lines: [line], weight: '' }, { person, chart, drugOf, today }).lines[0]!
      const named = drugId === null ? drugNamed(drugs, read.parsed.words) : null
      return named ? { ...takeDrug(line, named, null), reason } : line
    })
  const kept: PrescriptionDraft = {
    lines: typed.lines.filter((line) => line.drugId !== null || line.text !== '').map(withoutKey),
    weight: typed.weight,
  }
  const draft = useDraft<PrescriptionDraft>(
    PRESCRIPTION_DRAFT,
    visit.id,
    typed === untouched ? null : kept,
    (before) => {
      setTyped({ lines: withEmptyLine(linesOf(before.lines)), weight: before.weight ?? '' })
      setRestored(true)
    },
  )

  const read = readPrescription(typed, { person, chart, drugOf, today })
  const filled = read.lines.flatMap((line, at) =>
    line.isEmpty ? [] : [{ line, findings: read.findings[at]!, reason: line.typed.reason }],
  )
  const change = (line: TypedLine) =>
    setTyped((before) => ({
      ...before,
      lines: withEmptyLine(before.lines.map((old) => (old.key === line.key ? line : old))),
    }))
  const remove = (key: number) => {
    const at = typed.lines.findIndex((line) => line.key === key)
    setTyped({ ...typed, lines: withEmptyLine(typed.lines.filter((line) => line.key !== key)) })
    focusNext.current = typed.lines[at + 1]?.key ?? null
  }
  // After a line is gone, its place in the list keeps the focus.
  useEffect(() => {
    if (focusNext.current === null) return
    const row = box.current?.querySelector<HTMLElement>(`[data-key="${focusNext.current}"]`)
    focusNext.current = null
    if (row) focusFirst(row)
  })

  const repeat = () => {
    const balanceOf = (id: string) => stockOf(core.view, id, today).balance
    const before = { prescriptions: chart.prescriptions.rows, lines: chart.lines.rows }
    const found = repeatLast(before, visit.id, drugOf, balanceOf)
    setRepeated(found ?? 'nothing')
    if (!found) return
    const own = typed.lines.filter((line) => line.drugId !== null || line.text !== '').map(withoutKey)
    setTyped({ ...typed, lines: withEmptyLine(linesOf([...own, ...found.lines])) })
  }
  useKeys({ ownL: repeat })

  const focusLine = (key: number, field = 0) => {
    const row = box.current?.querySelector(`[data-key="${key}"]`)
    row?.querySelectorAll<HTMLElement>('input')[field]?.focus()
  }
  const check = (): boolean | string => {
    setAsked(true)
    if (filled.length === 0) return t('nothing')
    const troubled = filled.find(({ line }) => line.trouble !== null)
    if (troubled) {
      const number = read.lines.indexOf(troubled.line) + 1
      focusLine(troubled.line.typed.key)
      return t('fix', { number, trouble: t(`trouble.${troubled.line.trouble!}`) })
    }
    const unanswered = filled.find(needsReason)
    if (unanswered) {
      focusLine(unanswered.line.typed.key, 1)
      return false
    }
    if (read.isWeightUnreadable) return weightComplaint(t('weight.unreadable'))
    const isWanted = filled.some(({ findings }) => findings.some(({ why }) => why.startsWith('weight_')))
    if (isWanted && askedWeight.current !== typed.weight) {
      askedWeight.current = typed.weight
      return weightComplaint(weightQuestion())
    }
    return true
  }
  const weightComplaint = (sentence: string): string => {
    const field = box.current?.querySelector<HTMLElement>('[data-weight] input')
    field?.focus()
    return sentence
  }
  const weightQuestion = (): string => {
    if (read.weightState === 'old')
      return t('weight.old', { date: formatDate(read.weight?.measuredOn ?? '') })
    if (read.weightState === 'implausible')
      return t('weight.implausible', { kg: formatMeasure(read.weight?.kg ?? 0) })
    return t('weight.missing')
  }

  const store = async (): Promise<Stored> => {
    const { patientId } = visit
    const { seen } = writtenFor(core.view, patientId)
    const { overrides, overrideReason } = overridesOf(filled)
    const args = {
      ...{ prescriptionId, visitId: visit.id, patientId, overrideReason, note: null },
      lines: filled.map(({ line }) => orderOf(line)),
      weightKg: read.weightKg,
      ...(seen ? { seen } : {}),
    }
    const { seq } = await core.save(Prescribe, args, { overrides })
    await learn(filled.map(({ line }) => ({ drugId: line.drug!.id, rule: line.typed.text }))).catch(
      // It is stored: what a person prescribes often can be learned next time.
      (error: unknown) => console.error('favourites', error),
    )
    const name = person ? nameOf(person) : ''
    return { saved: { seq, text: (time) => t('saved', { name, time }) }, goOn: onSent }
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft, onBack },
    words: { save: t('send'), back: t('back') },
    banner: person && <OpenPatient entry={person} on={today} />,
    // Enter on the empty last line would send a prescription nobody has looked over.
    enterSaves: false,
  })
  const missing = [
    ...(chart.allergies.complete ? [] : [t('unknown.allergies')]),
    ...(chart.prescriptions.complete ? [] : [t('unknown.prescriptions')]),
    ...(drugs.length > 0 ? [] : [t('unknown.drugs')]),
  ]
  const isChild = read.weightState !== 'not_needed'
  const computedWith = isChild && read.weightKg !== null ? read.weight : null

  return (
    <form ref={box} {...props} aria-label={t('title')} className="max-w-4xl">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="mb-3 grid gap-2 empty:hidden">
        {complaint && <Notice tone="attention">{complaint}</Notice>}
        {!isLogged && <Notice tone="attention">{t('notLogged')}</Notice>}
        {isRestored && <Notice>{t('restored')}</Notice>}
        {missing.length > 0 && <Notice>{missing.join(' ')}</Notice>}
        {repeated && <RepeatedNotice repeated={repeated} />}
      </div>
      <SentPrescriptions visit={visit} />
      {isChild && (
        <WeightBox
          value={typed.weight}
          last={chart.lastWeight}
          // A weight that may be computed with is not asked for again.
          isSkipped={read.weightState === 'fresh'}
          error={isAsked && read.isWeightUnreadable ? t('weight.unreadable') : undefined}
          onChange={(weight) => setTyped({ ...typed, weight })}
        />
      )}
      <FormSection title={t('lines')} note={t('hint')} className="grid">
        <ol className="grid grid-cols-[minmax(0,1fr)]">
          {read.lines.map((line, at) => (
            <LineRow
              key={line.typed.key}
              number={at + 1}
              {...{ line, drugs, hitsOf, chart, isAsked }}
              findings={read.findings[at]!}
              stock={line.drug ? stockOf(core.view, line.drug.id, today) : null}
              childWeight={computedWith}
              onChange={change}
              onRemove={at === read.lines.length - 1 ? null : () => remove(line.typed.key)}
            />
          ))}
        </ol>
        <div>
          <Button size="small" keys="ownL" onPress={repeat}>
            {t('repeat.button')}
          </Button>
        </div>
      </FormSection>
    </form>
  )
}

const withoutKey = ({ drugId, text, reason }: TypedLine): DraftLine => ({
  ...{ drugId, text },
  ...(reason ? { reason } : {}),
})

function RepeatedNotice({ repeated }: { readonly repeated: Repeated | 'nothing' }) {
  const t = useTranslations('prescribing.repeat')
  if (repeated === 'nothing') return <Notice>{t('nothing')}</Notice>
  const { on, unlisted, short } = repeated
  const changed = [
    ...(short.length > 0 ? [t('short', { drugs: short.join(', ') })] : []),
    ...(unlisted.length > 0 ? [t('unlisted', { drugs: unlisted.join(', ') })] : []),
  ]
  return (
    <Notice tone={changed.length > 0 ? 'attention' : 'info'}>
      {[t('done', { date: formatDate(on) }), ...changed].join(' ')}
    </Notice>
  )
}
