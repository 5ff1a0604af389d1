import { SetClock } from '@lentera/contracts/clock/clock-setting'
import type { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import type { Instant } from '@lentera/contracts/kernel/time'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { TimeDialog } from '../../platform/clock/TimeDialog'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'

export interface ServerClockProps {
  readonly overview: DeviceOverview
  /** What the server shows in this very moment, with the run of its clock; null: it does not answer. */
  readonly ask: () => Promise<DeviceOverview | null>
  readonly onStored: () => void
}

/** A server that guesses the time asks a person for it, once a run of its clock. */
export function ServerClock({ overview, ask, onStored }: ServerClockProps) {
  const t = useTranslations('devices')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const [isAsking, setAsking] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const { serverTime, clock } = overview
  if (clock.confidence !== 'guessed') return null
  const tell = async (actual: Instant) => {
    setAsking(false)
    // Both times are of this moment: how long somebody typed, or how late the command comes, changes nothing.
    const present = await ask()
    if (!present) return setComplaint(t('unreachable'))
    try {
      const args = { run: present.clock.run, shown: present.serverTime, actual }
      const { seq } = await core.save(SetClock, args)
      showSaved({ seq, text: t('clockSaved', { time: localTime(actual, timeZone) }) })
      onStored()
    } catch (error) {
      setComplaint(saveText(error))
    }
  }
  return (
    <>
      <Notice
        tone="attention"
        action={
          <Button size="small" onPress={() => setAsking(true)}>
            {t('setClock')}
          </Button>
        }
      >
        {t('guessed', {
          shown: `${formatDate(localDate(serverTime, timeZone))} ${localTime(serverTime, timeZone)}`,
        })}
        {complaint && <strong className="block">{complaint}</strong>}
      </Notice>
      {isAsking && (
        <TimeDialog
          title={t('setClockTitle')}
          shown={core.now()}
          onClose={() => setAsking(false)}
          onTold={(actual) => void tell(actual)}
        />
      )}
    </>
  )
}
