'use client'
import type { DeviceOverviewRow } from '@lentera/contracts/devices/device-overview'
import { localTime } from '@lentera/domain/kernel/local-date'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { deviceOverview } from '../../platform/session/api'
import { ServerReadNotice } from '../../platform/session/ServerReadNotice'
import { useServerRead } from '../../platform/session/use-server-read'
import { useFacility } from '../../platform/workplace/use-today'
import { ClosedNumbers } from './ClosedNumbers'
import { DeviceTable } from './DeviceTable'
import { RevokeDialog } from './RevokeDialog'
import { ServerClock } from './ServerClock'

/** For the one who looks after the computers: which of them work, and what has to be decided about them. */
export function DevicesScreen() {
  const t = useTranslations('devices')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { kind, value: overview, reload } = useServerRead(deviceOverview)
  const [revoking, setRevoking] = useState<DeviceOverviewRow | null>(null)
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  /** What was saved is sent at once, and looked at again. */
  const afterStoring = async () => {
    await core.drain()
    await reload()
  }

  return (
    <div className="grid gap-3">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <ServerReadNotice kind={kind} words={{ unreachable: t('unreachable'), signIn: t('signIn') }} />
      {kind === 'known' && overview && (
        <>
          <ServerClock overview={overview} ask={reload} onStored={() => void afterStoring()} />
          <ClosedNumbers overview={overview} onStored={() => void afterStoring()} />
          <DeviceTable overview={overview} asked={asked} onRevoke={setRevoking} />
          <p className="text-sm text-ink-faint">
            {t('asOf', { time: localTime(overview.serverTime, timeZone) })}
          </p>
          {revoking && (
            <RevokeDialog
              row={revoking}
              now={overview.serverTime}
              onClose={() => setRevoking(null)}
              onAsked={() => {
                setAsked(new Set([...asked, revoking.id]))
                setRevoking(null)
                void afterStoring()
              }}
            />
          )}
        </>
      )}
    </div>
  )
}
