'use client'
import { useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevicePhase, useSnapshot } from '../device/DeviceProvider'
import { LocalQueries } from '../local/LocalQueries'
import { PatientSearchProvider } from './patient-search'
import { useIdleLock } from './use-idle-lock'
import { WorkplaceFrame } from './WorkplaceFrame'
import { WorkStateProvider } from './work-state'

/** Everything behind the front door. Without keys in memory there is nothing to show: back to the door. */
export function Workplace({ children }: { children: ReactNode }) {
  const t = useTranslations('frame')
  const router = useRouter()
  const phase = useDevicePhase()
  const { person, device } = useSnapshot() ?? {}
  const isOpen = Boolean(person && device)

  useEffect(() => {
    if (phase === 'opening' || isOpen) return
    router.replace(`/?ke=${encodeURIComponent(location.pathname + location.search)}`)
  }, [phase, isOpen, router])

  if (!person || !device) return <p className="p-6 text-ink-soft">{t('opening')}</p>
  return (
    <LocalQueries key={person.user.id}>
      <WorkStateProvider>
        <PatientSearchProvider>
          <IdleLock />
          <WorkplaceFrame>{children}</WorkplaceFrame>
        </PatientSearchProvider>
      </WorkStateProvider>
    </LocalQueries>
  )
}

function IdleLock() {
  useIdleLock()
  return null
}
