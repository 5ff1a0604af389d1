import type { RescueContent, RescueFile } from '@lentera/sync/client/api-results'
import { RescueUnreadable } from '@lentera/sync/client/rescue-error'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRef, useState, type ChangeEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { useCommandName } from '../use-command-name'

export interface RescueFilesProps {
  readonly onWritten?: (file: RescueFile) => void
  /** On a screen of its own, not in a dialog: its keys are the screen's. */
  readonly hasKeys?: boolean
  /** Where else what happened is said, because this may be below the edge of the screen. */
  readonly onSaid?: (said: ReactNode) => void
}

/** What waits here as a file for another computer, and another computer's file taken in: both ways, and what is inside. */
export function RescueFiles({ onWritten, hasKeys = false, onSaid }: RescueFilesProps) {
  const t = useTranslations('rescue')
  const { core } = useDevice()
  const [said, keepSaid] = useState<ReactNode>(null)
  const setSaid = onSaid ?? keepSaid
  const chooser = useRef<HTMLInputElement>(null)
  const write = async () => {
    const file = await core.exportRescueFile()
    if (file.ids.length === 0) return setSaid(t('nothing'))
    download(file)
    onWritten?.(file)
    setSaid(
      <>
        {t('written', { count: file.ids.length, name: file.name })} <Inside content={file.content} />
      </>,
    )
  }
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    target.value = ''
    if (!file) return
    try {
      const { taken, known, unreadable, content } = await core.importRescueFile(await file.text())
      setSaid(
        <>
          {t('taken', { taken, known })} {unreadable > 0 && t('unreadable', { count: unreadable })}{' '}
          <Inside content={content} />
        </>,
      )
    } catch (error) {
      if (!(error instanceof RescueUnreadable)) throw error
      setSaid(<Notice tone="attention">{t(`bad.${error.reason}`)}</Notice>)
    }
  }
  const choose = () => chooser.current?.click()
  useKeys(hasKeys ? { ownK: () => void write(), ownL: choose } : {})
  return (
    <div className="grid gap-2">
      <p className="text-sm text-ink-soft">{t('text')}</p>
      <div className="flex flex-wrap gap-2">
        <Button {...(hasKeys && { keys: 'ownK' as const })} onPress={() => void write()}>
          {t('write')}
        </Button>
        <Button {...(hasKeys && { keys: 'ownL' as const })} onPress={choose}>
          {t('take')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".jsonl"
          hidden
          aria-label={t('take')}
          onChange={(event) => void take(event)}
        />
      </div>
      {!onSaid && (
        <div role="status" className="min-h-6 text-sm">
          {said}
        </div>
      )}
    </div>
  )
}

/** Which kinds of record, of when, written where: enough to know a stick from another. */
function Inside({ content }: { content: RescueContent }) {
  const t = useTranslations('rescue')
  const commandName = useCommandName()
  const { device } = useSnapshot()!
  const when = (instant: string) => {
    const { timeZone } = device!.facility
    return `${formatDate(localDate(instant, timeZone))} ${localTime(instant, timeZone)}`
  }
  const names = Object.entries(content.names).map(([name, count]) => `${count} ${commandName(name)}`)
  if (!content.from || !content.to) return null
  return (
    <>
      {t('inside', {
        names: names.join(', '),
        from: when(content.from),
        to: when(content.to),
        where: content.deviceId === device?.id ? t('here') : t('elsewhere'),
        written: when(content.writtenAt),
      })}
    </>
  )
}

function download({ name, text }: RescueFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
