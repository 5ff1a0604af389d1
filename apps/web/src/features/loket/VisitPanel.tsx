import { patientDirectory } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { visits } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePrintTicket } from '../../platform/print/use-print-ticket'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { CancelDialog } from './CancelDialog'
import { useReinstate } from './use-reinstate'

export interface VisitPanelProps {
  readonly visitId: string
  readonly onCancelled: (visitId: string) => void
  readonly onClose: () => void
}

/** One visit at the desk, `/loket/?kunjungan=…`: ticket again, another poli, cancelled, taken back. */
export function VisitPanel({ visitId, onCancelled, onClose }: VisitPanelProps) {
  const t = useTranslations('loket')
  const router = useRouter()
  const facility = useFacility()
  const today = useToday()
  const print = usePrintTicket()
  const reinstate = useReinstate()
  const [isCancelling, setCancelling] = useState(false)
  const { visit, number, entry } = useLocal(['visit-panel', visitId], (view) => {
    const visit = view.get(visits, visitId)?.record ?? null
    return {
      visit,
      number: view.find(queueTickets, 'visitId', visitId).rows[0]?.record.number ?? '',
      entry: visit && (view.get(patientDirectory, visit.patientId)?.record ?? null),
    }
  })
  const isOpen = visit?.status === 'open'
  const isCancelled = visit?.status === 'cancelled'
  const printAgain = () => void print(visitId, { replaces: null })
  const move = () => router.push(`/tunggu/?pindah=${visitId}`)
  const takeBack = () => void (visit && reinstate(visit).then((done) => done && onClose()))
  useKeys({
    back: onClose,
    ...(isOpen && { print: printAgain, ownR: move, ownL: () => setCancelling(true) }),
    ...(isCancelled && { undo: takeBack }),
  })
  useSlots({
    banner: entry && <OpenPatient entry={entry} on={today} />,
    actions: (
      <Button look="quiet" keys="back" onPress={onClose}>
        {t('close')}
      </Button>
    ),
  })
  if (!visit) return <Notice>{t('visitGone')}</Notice>
  const unit = facility.units.find(({ code }) => code === visit.unit)?.name ?? visit.unit
  return (
    <section aria-label={t('visit')} className="grid max-w-2xl justify-items-start gap-4">
      <h1 className="text-lg font-semibold">
        {t('visitTitle', { number, unit, date: formatDate(visit.serviceDate) })}
      </h1>
      <p className="text-ink-soft">
        {t(`visitState.${visit.status}`, { time: localTime(visit.openedAt, facility.timeZone) })}
      </p>
      <div className="flex flex-wrap gap-2">
        {isOpen && (
          <>
            <Button keys="print" onPress={printAgain} autoFocus>
              {t('printAgain')}
            </Button>
            <Button keys="ownR" onPress={move}>
              {t('moveVisit')}
            </Button>
            <Button look="danger" keys="ownL" onPress={() => setCancelling(true)}>
              {t('cancelVisit')}
            </Button>
          </>
        )}
        {isCancelled && (
          <Button keys="undo" onPress={takeBack} autoFocus>
            {t('reinstate')}
          </Button>
        )}
      </div>
      {isCancelling && (
        <CancelDialog
          visit={visit}
          number={number}
          onClose={() => setCancelling(false)}
          onCancelled={() => onCancelled(visitId)}
        />
      )}
    </section>
  )
}
