'use client'
import { useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevicePhase, useDeviceState } from '../device/DeviceProvider'
import { LocalQueries } from '../local/LocalQueries'
import { PrinterDoor } from '../print/PrinterDoor'
import { TicketDoor } from '../ticket/TicketDoor'
import { PatientSearchProvider } from './patient-search'
import { useIdleLock } from './use-idle-lock'
import { useReplaceTemporary } from './use-replace-temporary'
import { WorkplaceFrame } from './WorkplaceFrame'
import { WorkStateProvider } from './work-state'

/** Everything behind the front door. Without keys in memory there is nothing to show: back to the door. */
export function Workplace({ children }: { children: ReactNode }) {
  const t = useTranslations('frame')
  const router = useRouter()
  const phase = useDevicePhase()
  const personId = useDeviceState(({ person, device }) => (device ? person?.user.id : null)) ?? null
  const isOpen = personId !== null

  useEffect(() => {
    if (phase === 'opening' || isOpen) return
    router.replace(`/?ke=${encodeURIComponent(location.pathname + location.search)}`)
  }, [phase, isOpen, router])

  if (personId === null) return <p className="p-6 text-ink-soft">{t('opening')}</p>
  return (
    <LocalQueries key={personId}>
      <WorkStateProvider>
        <PatientSearchProvider>
          <IdleLock />
          <TemporaryNumbers />
          <TicketDoor>
            <PrinterDoor>
              <WorkplaceFrame>{children}</WorkplaceFrame>
            </PrinterDoor>
          </TicketDoor>
        </PatientSearchProvider>
      </WorkStateProvider>
    </LocalQueries>
  )
}

function TemporaryNumbers() {
  useReplaceTemporary()
  return null
}

function IdleLock() {
  useIdleLock()
  return null
}
