'use client'
import type { DeviceOverviewRow } from '@lentera/contracts/devices/device-overview'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useFacility } from '../../platform/workplace/use-today'
import { ClosedNumbers } from './ClosedNumbers'
import { DeviceTable } from './DeviceTable'
import { RevokeDialog } from './RevokeDialog'
import { ServerClock } from './ServerClock'
import { useDeviceOverview } from './use-device-overview'

/** For the one who looks after the computers: which of them work, and what has to be decided about them. */
export function DevicesScreen() {
  const t = useTranslations('devices')
  const { core, session } = useDevice()
  const { timeZone } = useFacility()
  const { state, reload } = useDeviceOverview()
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
      {state.kind === 'loading' && <p role="status">{t('loading')}</p>}
      {state.kind === 'unreachable' && <Notice>{t('unreachable')}</Notice>}
      {state.kind === 'forbidden' && <Notice>{t('forbidden')}</Notice>}
      {state.kind === 'sign_in' && (
        <Notice
          action={
            <Button size="small" onPress={() => void session.lock()}>
              {t('signInNow')}
            </Button>
          }
        >
          {t('signIn')}
        </Notice>
      )}
      {state.kind === 'known' && (
        <>
          <ServerClock overview={state.overview} ask={reload} onStored={() => void afterStoring()} />
          <ClosedNumbers overview={state.overview} onStored={() => void afterStoring()} />
          <DeviceTable overview={state.overview} asked={asked} onRevoke={setRevoking} />
          <p className="text-sm text-ink-faint">
            {t('asOf', { time: localTime(state.overview.serverTime, timeZone) })}
          </p>
          {revoking && (
            <RevokeDialog
              row={revoking}
              now={state.overview.serverTime}
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
