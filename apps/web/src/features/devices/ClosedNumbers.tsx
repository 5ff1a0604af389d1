import type { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import { RestartNumbers } from '@lentera/contracts/devices/number-report'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { ReasonDialog } from './ReasonDialog'

/** After a restore: who has not told which numbers it holds, and the way past devices that never will. */
export function ClosedNumbers({ overview, onStored }: { overview: DeviceOverview; onStored: () => void }) {
  const t = useTranslations('devices')
  const { core } = useDevice()
  const [isAsking, setAsking] = useState(false)
  const { epoch, open, missing } = overview.numbers
  if (open) return null
  const names = overview.devices.filter(({ id }) => missing.includes(id)).map(({ name }) => name)
  return (
    <>
      <Notice
        tone="attention"
        action={
          <Button size="small" onPress={() => setAsking(true)}>
            {t('restart')}
          </Button>
        }
      >
        {t('closedNumbers', { count: missing.length, names: names.join(', ') })}
      </Notice>
      {isAsking && (
        <ReasonDialog
          title={t('restartTitle')}
          doIt={t('restartNow')}
          store={(reason) => core.save(RestartNumbers, { epoch, reason })}
          saved={(time) => t('restarted', { time })}
          onClose={() => setAsking(false)}
          onStored={() => {
            setAsking(false)
            onStored()
          }}
        >
          <p>{t('restartText', { names: names.join(', ') })}</p>
        </ReasonDialog>
      )}
    </>
  )
}
