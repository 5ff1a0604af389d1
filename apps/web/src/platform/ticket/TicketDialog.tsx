'use client'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { Notice } from '@lentera/ui/Notice'
import { QrCamera } from '@lentera/ui/QrCamera'
import { TextField } from '@lentera/ui/TextField'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTicket, type TicketOpened } from './use-ticket'

export interface TicketDialogProps {
  /** What was scanned already; it is opened at once. */
  readonly scanned: string | null
  readonly onOpened: (text: string | null) => void
  /** The number is to be used for the visit of somebody who is looked for now; absent: not by this person. */
  readonly onSearch?: ((number: string) => void) | undefined
  readonly onClose: () => void
}

/** Opens a visit in this room: the number typed, the QR under a scanner, or before the camera. */
export function TicketDialog({ scanned, onOpened, onSearch, onClose }: TicketDialogProps) {
  const t = useTranslations('ticket')
  const openTicket = useTicket()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Exclude<TicketOpened, { result: 'opened' }> | null>(null)
  const [camera, setCamera] = useState<'off' | 'on' | 'none' | 'refused' | 'busy'>('off')

  const open = async (typed: string) => {
    if (typed.trim() === '') return
    const opened = await openTicket(typed)
    if (opened.result === 'opened') return onOpened(opened.text)
    setAnswer(opened)
    setText(opened.result === 'unknown' ? opened.number : '')
    field.current?.focus()
  }
  const openScanned = useRef(open)
  useEffect(() => {
    openScanned.current = open
  })
  useEffect(() => {
    if (scanned) void openScanned.current(scanned)
  }, [scanned])
  const canSearch = answer?.result === 'unknown' && onSearch

  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={onClose}
      keys={{ save: () => void open(text) }}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('close')}
          </Button>
          <Button look="primary" onPress={() => void open(text)}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-soft">{t('text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void open(text)
        }}
      >
        <TextField
          ref={field}
          autoFocus
          label={t('label')}
          placeholder={t('placeholder')}
          value={text}
          onChange={setText}
        />
      </form>
      {answer && (
        <Notice
          tone="attention"
          action={
            canSearch && (
              <Button size="small" onPress={() => canSearch(answer.number)}>
                {t('search')}
              </Button>
            )
          }
        >
          {answer.text}
        </Notice>
      )}
      {camera === 'on' ? (
        <>
          <p className="text-sm text-ink-soft">{t('cameraHint')}</p>
          <QrCamera
            label={t('cameraLabel')}
            onRead={(read) => void open(read)}
            onProblem={setCamera}
            className="max-h-64 w-full rounded-md bg-ink"
          />
          <Button onPress={() => setCamera('off')}>{t('cameraOff')}</Button>
        </>
      ) : (
        <Button onPress={() => setCamera('on')}>{t('camera')}</Button>
      )}
      {camera !== 'on' && camera !== 'off' && <Notice>{t(`cameraProblem.${camera}`)}</Notice>}
    </Dialog>
  )
}
