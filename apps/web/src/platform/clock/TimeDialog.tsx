import type { Instant } from '@lentera/contracts/kernel/time'
import { instantAt, localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { isDay } from '@lentera/ui/date'
import { DateField } from '@lentera/ui/DateField'
import { Dialog } from '@lentera/ui/Dialog'
import { TextField } from '@lentera/ui/TextField'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFacility } from '../workplace/use-today'
import { readTime } from './read-time'

export interface TimeDialogProps {
  readonly title: string
  /** What is offered; somebody changes what is wrong. */
  readonly shown: Instant
  readonly onClose: () => void
  readonly onTold: (actual: Instant) => void
}

/** Day and time, by somebody who looks at a watch. */
export function TimeDialog({ title, shown, onClose, onTold }: TimeDialogProps) {
  const t = useTranslations('clock')
  const { timeZone } = useFacility()
  const [date, setDate] = useState<string>(localDate(shown, timeZone))
  const [time, setTime] = useState(localTime(shown, timeZone))
  const [complains, setComplains] = useState(false)
  const read = readTime(time)
  const save = () => {
    if (!isDay(date) || read === null) return setComplains(true)
    onTold(instantAt(date, read, timeZone))
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      keys={{ save }}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" keys="save" onPress={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <DateField
        label={t('date')}
        value={date}
        onChange={setDate}
        error={complains && !isDay(date) ? t('dateWrong') : undefined}
        autoFocus
      />
      <TextField
        label={t('time')}
        description={t('timeHint')}
        value={time}
        onChange={setTime}
        inputMode="numeric"
        maxLength={5}
        error={complains && read === null ? t('timeWrong') : undefined}
      />
    </Dialog>
  )
}
