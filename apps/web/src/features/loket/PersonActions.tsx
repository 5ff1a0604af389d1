import { visits } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { useToday } from '../../platform/workplace/use-today'

export interface PersonActionsProps {
  readonly patientId: string
  readonly onAmend: () => void
  readonly onLink: () => void
  readonly onFamily: () => void
}

/** What a desk does with a chosen person besides registering a visit. */
export function PersonActions({ patientId, onAmend, onLink, onFamily }: PersonActionsProps) {
  const t = useTranslations('amend')
  const m = useTranslations('move')
  const l = useTranslations('link')
  const f = useTranslations('personForm')
  const router = useRouter()
  const today = useToday()
  const isDesk =
    useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'receptionist')) ?? false
  const isHead = useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'head')) ?? false
  const visitId = useLocal(
    ['movable-visit', patientId, today],
    (view) =>
      view.find(visits, 'openPatientId', patientId).rows.find(({ record }) => record.serviceDate === today)
        ?.record.id ?? null,
  )
  const move = () => router.push(`/tunggu/?pindah=${visitId}`)
  useKeys({
    ownK: onFamily,
    ...(isDesk && { ownN: onAmend }),
    ...(visitId && { ownR: move }),
  })
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <Button size="small" keys="ownK" onPress={onFamily}>
        {f('family')}
      </Button>
      {isDesk && (
        <Button size="small" keys="ownN" onPress={onAmend}>
          {t('open')}
        </Button>
      )}
      {visitId && (
        <Button size="small" keys="ownR" onPress={move}>
          {m('open')}
        </Button>
      )}
      {isHead && (
        <Button size="small" onPress={onLink}>
          {l('open')}
        </Button>
      )}
    </div>
  )
}
