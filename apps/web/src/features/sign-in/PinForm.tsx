'use client'
import type { PersonHere } from '@lentera/sync/client/api'
import { Button } from '@lentera/ui/Button'
import { Countdown } from '@lentera/ui/Countdown'
import { formatSeconds } from '@lentera/ui/format'
import { SelectField } from '@lentera/ui/SelectField'
import { TextField } from '@lentera/ui/TextField'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { PIN_LENGTH, pinText } from '../../platform/session/pin-text'

/** Six digits open the screen again, for who was here or for a colleague who takes over. */
export function PinForm({
  people,
  first,
  onPasswordNeeded,
}: {
  people: readonly PersonHere[]
  /** Whose screen it was. */
  first: string | null
  onPasswordNeeded: () => void
}) {
  const t = useTranslations('signIn')
  const { session } = useDevice()
  const [userId, setUserId] = useState(first ?? people[0]?.user.id ?? null)
  const [pin, setPin] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [waitUntil, setWaitUntil] = useState<number | null>(null)
  const box = useRef<HTMLInputElement>(null)

  async function enter(text: string) {
    if (userId === null || isBusy || waitUntil !== null) return
    setBusy(true)
    setError(null)
    const answer = await session.enterByPin(userId, text)
    setBusy(false)
    if (answer.result === 'unlocked') return
    setPin('')
    if (answer.result === 'password_needed') return onPasswordNeeded()
    if (answer.result === 'wrong') setError(t('pin.wrong', { left: answer.left }))
    if ('waitMs' in answer && answer.waitMs > 0) setWaitUntil(Date.now() + answer.waitMs)
    box.current?.focus()
  }

  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (pin.length === PIN_LENGTH) void enter(pin)
        else setError(t('pin.six'))
      }}
    >
      {people.length > 1 && (
        <SelectField
          label={t('pin.who')}
          placeholder={t('pin.who')}
          options={people.map(({ user }) => ({ id: user.id, label: user.name }))}
          value={userId}
          onChange={setUserId}
        />
      )}
      <TextField
        ref={box}
        label={t('pin.label')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={PIN_LENGTH}
        value={pin}
        onChange={(text) => {
          const digits = pinText(text)
          setPin(digits)
          if (digits.length === PIN_LENGTH) void enter(digits)
        }}
        error={error ?? undefined}
        autoFocus
      />
      <p role="status" className="min-h-6 text-sm font-medium text-attention">
        {waitUntil !== null && (
          <Countdown
            until={waitUntil}
            text={(left) => t('pin.wait', { time: formatSeconds(left) })}
            onEnd={() => setWaitUntil(null)}
          />
        )}
      </p>
      <Button type="submit" look="primary" isDisabled={isBusy || waitUntil !== null}>
        {t('pin.open')}
      </Button>
    </form>
  )
}
