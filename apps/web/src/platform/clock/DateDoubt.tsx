import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../device/DeviceProvider'
import { useFacility } from '../workplace/use-today'
import { TimeDialog } from './TimeDialog'

export const useDateInDoubt = (): boolean => useDeviceState(({ dateInDoubt }) => dateInDoubt) ?? false

/** Asks once, before a number of the day is given at a desk whose clock is wrong and that has no line. */
export function DateDoubt() {
  const t = useTranslations('clock')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const inDoubt = useDateInDoubt()
  const [isTyping, setTyping] = useState(false)
  if (!inDoubt) return null
  const now = core.now()
  return (
    <>
      <Notice
        tone="attention"
        action={
          <>
            <Button size="small" onPress={() => void core.tellTime(null)}>
              {t('right')}
            </Button>
            <Button size="small" onPress={() => setTyping(true)}>
              {t('wrong')}
            </Button>
          </>
        }
      >
        {t('doubt', { date: formatDate(localDate(now, timeZone)), time: localTime(now, timeZone) })}
      </Notice>
      {isTyping && (
        <TimeDialog
          title={t('title')}
          shown={now}
          onClose={() => setTyping(false)}
          onTold={(actual) => {
            setTyping(false)
            void core.tellTime(actual)
          }}
        />
      )}
    </>
  )
}
