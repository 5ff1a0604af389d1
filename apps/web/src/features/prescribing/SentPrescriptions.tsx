import { CancelPrescription } from '@lentera/contracts/medications/cancel-prescription'
import { dispenses } from '@lentera/contracts/medications/dispense'
import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { lineWords } from '@lentera/domain/medications/line-words'
import { Button } from '@lentera/ui/Button'
import { Chip, type ChipTone } from '@lentera/ui/Chip'
import { FormSection } from '@lentera/ui/FormSection'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useKeys } from '@lentera/ui/keys'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { usePrintPrescription } from '../../platform/print/use-print-prescription'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import { Notice } from '@lentera/ui/Notice'

type State = 'sent' | 'dispensed' | 'cancelled' | 'waiting'
const TONES: Readonly<Record<State, ChipTone>> = {
  sent: 'done',
  dispensed: 'done',
  cancelled: 'plain',
  waiting: 'attention',
}

/** What was sent in this visit; F9 prints the last of it. Taking one back asks the server, which knows what the pharmacy handed over. */
export function SentPrescriptions({ visit }: { readonly visit: Visit }) {
  const t = useTranslations('prescribing.sent')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const print = usePrintPrescription()
  const [complaint, setComplaint] = useState<string | null>(null)
  const sent = useLocal(['sent-prescriptions', visit.id], (view) => {
    const lines = view.find(prescriptionLines, 'visitId', visit.id).rows.map(({ record }) => record)
    const given = view.find(dispenses, 'visitId', visit.id).rows.map(({ record }) => record)
    return view
      .find(prescriptions, 'visitId', visit.id)
      .rows.map(({ record, pendingBy }) => {
        const isGiven = given.some(({ prescriptionId }) => prescriptionId === record.id)
        const isWaiting = record.status === 'cancelled' && pendingBy !== null
        const state: State = isWaiting ? 'waiting' : isGiven ? 'dispensed' : record.status
        const ofIt = lines.filter(({ prescriptionId }) => prescriptionId === record.id)
        return { record, state, lines: ofIt.sort((a, b) => a.position - b.position) }
      })
      .sort((a, b) => (a.record.prescribedAt < b.record.prescribedAt ? -1 : 1))
  })
  const newest = sent.filter(({ record }) => record.status === 'sent').at(-1)?.record.id ?? null
  const printOne = (id: string | null) =>
    setComplaint(id === null ? t('nothingToPrint') : print(id) ? null : t('cannotPrint'))
  useKeys({ print: () => printOne(newest) })
  if (sent.length === 0) return complaint && <Notice>{complaint}</Notice>

  const cancel = async (prescriptionId: string) => {
    try {
      const args = { prescriptionId, visitId: visit.id, patientId: visit.patientId }
      const { seq } = await core.save(CancelPrescription, args)
      setComplaint(null)
      showSaved({ seq, text: t('cancelSaved', { time: localTime(core.now(), timeZone) }) })
    } catch (error) {
      setComplaint(saveText(error))
    }
  }
  return (
    <FormSection title={t('title')} className="grid gap-2">
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <ul className="grid gap-2">
        {sent.map(({ record, state, lines }) => {
          const time = localTime(record.prescribedAt, timeZone)
          return (
            <li key={record.id} className="grid gap-1 border-line pb-2 [&+&]:border-t [&+&]:pt-2">
              <div className="flex flex-wrap items-center gap-3">
                <strong className="font-medium">{t('at', { time })}</strong>
                <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
                {record.status === 'sent' && (
                  <Button
                    size="small"
                    look="quiet"
                    label={t('printOf', { time })}
                    {...(record.id === newest && { keys: 'print' as const })}
                    onPress={() => printOne(record.id)}
                  >
                    {t('print')}
                  </Button>
                )}
                {state === 'sent' && (
                  <Button
                    size="small"
                    look="quiet"
                    label={t('cancelOf', { time })}
                    onPress={() => void cancel(record.id)}
                  >
                    {t('cancel')}
                  </Button>
                )}
              </div>
              <ul className={state === 'cancelled' ? 'text-sm text-ink-faint' : 'text-sm text-ink-soft'}>
                {lines.map((line) => (
                  <li key={line.id}>
                    {line.drugName} · {lineWords(line.signa, line.days, line.quantity, line.unit)}
                  </li>
                ))}
              </ul>
              {record.overrideReason && (
                <p className="text-sm text-danger">{t('reason', { reason: record.overrideReason })}</p>
              )}
            </li>
          )
        })}
      </ul>
    </FormSection>
  )
}
