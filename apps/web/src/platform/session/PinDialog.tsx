'use client'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { useEnterMoves } from '@lentera/ui/enter-moves'
import { TextField } from '@lentera/ui/TextField'
import { useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { PIN_LENGTH, pinText } from './pin-text'

/** Mount it while it is open: a PIN must not wait in memory for the next opening. */
export function PinDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('signIn.pin')
  const { core } = useDevice()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const save = useCallback(async () => {
    if (pin.length !== PIN_LENGTH) return setError(t('six'))
    if (pin !== again) return setError(t('different'))
    if ((await core.setPin(pin)) === 'guessed_first') return setError(t('guessed'))
    onClose()
  }, [core, pin, again, onClose, t])
  const onEnd = useCallback(() => void save(), [save])
  useEnterMoves(form, { onEnd })

  const box = { type: 'password', inputMode: 'numeric', maxLength: PIN_LENGTH } as const
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={onClose}
      keys={{ save: () => void save() }}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" keys="save" onPress={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">{t('text')}</p>
      <form ref={form} noValidate className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
        <TextField
          {...box}
          label={t('new')}
          value={pin}
          onChange={(text) => setPin(pinText(text))}
          error={error ?? undefined}
          autoFocus
        />
        <TextField {...box} label={t('again')} value={again} onChange={(text) => setAgain(pinText(text))} />
      </form>
    </Dialog>
  )
}
