import { batchExpired, DispenseMedicine } from '@lentera/contracts/medications/dispense'
import type { Prescription } from '@lentera/contracts/medications/prescription'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Checkbox } from '@lentera/ui/Checkbox'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { newId } from '../../platform/new-id'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSideWords } from '../../platform/session/use-side-words'
import { useSaveForm, type Stored } from '../../platform/use-save-form'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { argsOf, type HandOverTyped, untouched } from './hand-over-args'
import { planHandOver } from './hand-over-plan'
import { HandOverLine } from './HandOverLine'
import { PatientAtCounter } from './PatientAtCounter'
import { usePrescription } from './use-prescription'
import { usePrintLabels } from './use-print-labels'

export interface HandOverProps {
  readonly prescription: Prescription
  /** null: this device was not given the visit. */
  readonly visit: Visit | null
  readonly onDone: () => void
  readonly onBack: () => void
}

/** A whole prescription at the counter: batches are proposed, only exceptions are touched. */
export function HandOver({ prescription, onDone, onBack }: HandOverProps) {
  const t = useTranslations('pharmacy')
  const { nameOf } = usePatientWords()
  const { whoOf, timeOf } = useSideWords()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const [typed, setTyped] = useState<HandOverTyped>(untouched)
  const [dispenseId] = useState(newId)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<'batch' | 'drug' | null>(null)
  const [reasonError, setReasonError] = useState<string>()
  /** Handing over without the checks takes a second press. */
  const wasAsked = useRef(false)

  const found = usePrescription(prescription, today)
  const { entry, lines, given, drugById, shelves, stockAsOf } = found
  const waiting = lines.filter(({ owed }) => owed > 0)
  const plan = useMemo(() => planHandOver(waiting, typed.choices, shelves), [waiting, typed.choices, shelves])
  const isLate = plan.some((line) => line.isExpired)
  const change = (next: Partial<HandOverTyped>) => setTyped((before) => ({ ...before, ...next }))
  const draft = useDraft<HandOverTyped>(
    'hand-over',
    prescription.id,
    typed === untouched ? null : typed,
    setTyped,
  )

  const check = (): boolean | string => {
    if (plan.some(({ quantity }) => quantity === null)) return t('unreadable')
    if (plan.every(({ quantity }) => quantity === 0)) return t('nothing')
    const isMissing = isLate && typed.reason.trim() === ''
    setReasonError(isMissing ? t('reasonMissing') : undefined)
    if (isMissing) return false
    if (typed.reviewed || wasAsked.current) return true
    wasAsked.current = true
    return t('reviewFirst')
  }
  const store = async (): Promise<Stored> => {
    const args = argsOf({ dispenseId, prescription, plan, typed })
    const reason = typed.reason.trim()
    const overrides = isLate ? [{ code: batchExpired.code, reason }] : []
    const { seq } = await core.save(DispenseMedicine, args, { overrides })
    const name = entry ? nameOf(entry) : ''
    return { saved: { seq, text: (time) => t('saved', { name, time }) }, goOn: onDone }
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, store, draft, onBack },
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })
  const printLabels = usePrintLabels({ prescription, lines, plan, drugById, entry, number: found.number })
  /** Back to the amount of the line, before what had the focus is gone. */
  const closePicker = () => {
    box.current?.querySelectorAll<HTMLElement>('ol > li')[at]?.querySelector('input')?.focus()
    setOpen(null)
  }
  useKeys({
    ...(open && { back: closePicker }),
    ownN: () => change({ reviewed: !typed.reviewed }),
    ownK: () => (open === 'batch' ? closePicker() : setOpen('batch')),
    ownL: () => (open === 'drug' ? closePicker() : setOpen('drug')),
    print: printLabels,
  })

  return (
    <form ref={box} {...props} aria-label={t('handOver')} className="grid max-w-5xl gap-4">
      <h1 className="sr-only">{t('handOver')}</h1>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <PatientAtCounter {...{ entry, prescription, number: found.number }} />
      {prescription.overrideReason && (
        <Notice tone="attention">
          {t('overridden', { who: whoOf(prescription.prescribedBy), reason: prescription.overrideReason })}
        </Notice>
      )}
      {given.length > 0 && (
        <Notice>
          {t('givenBefore', {
            who: whoOf(given.at(-1)!.dispensedBy),
            time: timeOf(given.at(-1)!.dispensedAt),
          })}
        </Notice>
      )}
      <Checkbox
        name="reviewed"
        label={t('reviewed')}
        description={t('reviewHint')}
        value={typed.reviewed}
        onChange={(reviewed) => change({ reviewed })}
      />
      <ol className="grid gap-0 border-t border-line" aria-label={t('lines')}>
        {plan.map((planned, n) => (
          <HandOverLine
            key={planned.line.id}
            {...{ planned, drugById, shelves, today }}
            line={waiting[n]!}
            isHere={n === Math.min(at, plan.length - 1)}
            open={n === Math.min(at, plan.length - 1) ? open : null}
            onFocus={() => setAt(n)}
            onOpen={(what) => {
              if (what === open && n === at) return closePicker()
              setAt(n)
              setOpen(what)
            }}
            onChange={(choice) => change({ choices: { ...typed.choices, [planned.line.id]: choice } })}
            choice={typed.choices[planned.line.id] ?? {}}
          />
        ))}
      </ol>
      {isLate && (
        <TextField
          name="reason"
          label={t('reason')}
          description={t('reasonHint')}
          value={typed.reason}
          maxLength={300}
          error={reasonError}
          onChange={(reason) => change({ reason })}
        />
      )}
      {stockAsOf && (
        <p className="text-sm text-ink-soft">{t('stockAsOf', { time: localTime(stockAsOf, timeZone) })}</p>
      )}
    </form>
  )
}
