'use client'
import { cleanLine } from '@lentera/contracts/kernel/text'
import type { PersonHere } from '@lentera/sync/client/api'
import type { PinEntry } from '@lentera/sync/client/api-results'
import { Button } from '@lentera/ui/Button'
import { formatSeconds } from '@lentera/ui/format'
import { PasswordField } from '@lentera/ui/PasswordField'
import { SelectField } from '@lentera/ui/SelectField'
import { TextField } from '@lentera/ui/TextField'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { afterWrong, readAttempts, writeAttempts, noAttempts } from '../../platform/session/attempts'

/** Somebody without a slot on this computer works on a colleague's word; the colleague proves it here. */
export function GuestForm({ people }: { people: readonly PersonHere[] }) {
  const t = useTranslations('signIn')
  const { session } = useDevice()
  const [name, setName] = useState('')
  const [profession, setProfession] = useState('')
  const [userId, setUserId] = useState<string | null>(people[0]?.user.id ?? null)
  const [secret, setSecret] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const colleague = people.find(({ user }) => user.id === userId)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isBusy) return
    if (!colleague || name.trim() === '' || profession.trim() === '' || secret === '')
      return setError(t('guest.empty'))
    const { username } = colleague.user
    const waitMs = readAttempts(username, Date.now()).waitUntil - Date.now()
    if (waitMs > 0) return setError(t('error.wait', { time: formatSeconds(Math.ceil(waitMs / 1000)) }))
    setBusy(true)
    setError(null)
    const guest = { name: name.trim(), profession: profession.trim() }
    const answer = await session.seatGuest(guest, colleague.user.id, secret)
    setBusy(false)
    if (answer.result === 'unlocked') return writeAttempts(username, noAttempts)
    setSecret('')
    if (answer.result === 'wrong_password')
      writeAttempts(username, afterWrong(readAttempts(username, Date.now()), Date.now()))
    setError(sentence(answer))
  }

  const sentence = (answer: Exclude<PinEntry, { result: 'unlocked' }>): string => {
    if (answer.result === 'wrong') return t('pin.wrong', { left: answer.left })
    if (answer.result === 'wait')
      return t('error.wait', { time: formatSeconds(Math.ceil(answer.waitMs / 1000)) })
    return answer.result === 'wrong_password' ? t('guest.wrong') : t('pin.passwordNeeded')
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <p className="text-sm text-ink-soft">{t('guest.text')}</p>
      <TextField
        label={t('guest.name')}
        value={name}
        onChange={(text) => setName(cleanLine(text))}
        maxLength={100}
        autoFocus
      />
      <TextField
        label={t('guest.profession')}
        value={profession}
        onChange={(text) => setProfession(cleanLine(text))}
        maxLength={60}
      />
      <SelectField
        label={t('guest.colleague')}
        placeholder={t('guest.colleague')}
        options={people.map(({ user }) => ({ id: user.id, label: user.name }))}
        value={userId}
        onChange={setUserId}
      />
      <PasswordField
        label={colleague?.canEnterByPin ? t('guest.secret') : t('guest.password')}
        showLabel={t('show')}
        value={secret}
        onChange={setSecret}
        error={error ?? undefined}
      />
      <Button type="submit" look="primary" isDisabled={isBusy}>
        {t('guest.open')}
      </Button>
    </form>
  )
}
