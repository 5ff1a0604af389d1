'use client'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { Button } from '@lentera/ui/Button'
import { Checkbox } from '@lentera/ui/Checkbox'
import { Countdown } from '@lentera/ui/Countdown'
import { formatSeconds } from '@lentera/ui/format'
import { PasswordField } from '@lentera/ui/PasswordField'
import { TextField } from '@lentera/ui/TextField'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { openDeviceOnce } from '../../platform/device/opened-device'
import { useProblemText } from '../../platform/use-issue-text'
import { afterWrong, noAttempts, readAttempts, writeAttempts } from '../../platform/session/attempts'
import type { SignIn, SignInStep } from '../../platform/session/session'

type Complaint = { readonly text: string } | { readonly waitUntil: number } | null

export function SignInForm({ onEntered }: { onEntered: () => void }) {
  const t = useTranslations('signIn')
  const problemText = useProblemText()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<SignInStep | 'starting' | null>(null)
  const [complaint, setComplaint] = useState<Complaint>(null)
  const [isNew, setIsNew] = useState(false)
  const [isOutreach, setIsOutreach] = useState(false)
  useEffect(() => {
    let isGone = false
    void openDeviceOnce().then(
      ({ core }) => !isGone && setIsNew(core.snapshot.device === null),
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [])
  const passwordBox = useRef<HTMLInputElement>(null)
  const isWaiting = complaint !== null && 'waitUntil' in complaint

  async function submit(event: FormEvent) {
    event.preventDefault()
    const name = username.trim().toLowerCase()
    if (step !== null || isWaiting) return
    // Enter after the name goes on to the password, as in every form: nobody types it where it can be read.
    if (name !== '' && password === '' && document.activeElement !== passwordBox.current)
      return passwordBox.current?.focus()
    if (name === '' || password === '') return setComplaint({ text: t('error.empty') })
    const before = readAttempts(name, Date.now())
    if (before.waitUntil > Date.now()) return setComplaint({ waitUntil: before.waitUntil })
    setComplaint(null)
    setStep('starting')
    try {
      const { session } = await openDeviceOnce()
      const answer = await session.signIn(name, password, setStep, isOutreach)
      if (answer.result === 'entered') {
        writeAttempts(name, noAttempts)
        return onEntered()
      }
      setStep(null)
      setComplaint(complaintOf(answer, name))
    } catch (error) {
      console.error('sign in', error)
      setStep(null)
      setComplaint({ text: problemText('server.error') })
    }
    passwordBox.current?.focus()
  }

  function complaintOf(answer: Exclude<SignIn, { result: 'entered' }>, name: string): Complaint {
    if (answer.result === 'wait') return { waitUntil: Date.now() + answer.seconds * 1000 }
    if (answer.result === 'unknown_here') return { text: t('error.unknownHere') }
    if (answer.result === 'failed') return { text: problemText(answer.code) }
    const attempts = afterWrong(readAttempts(name, Date.now()), Date.now())
    writeAttempts(name, attempts)
    return attempts.waitUntil > 0 ? { waitUntil: attempts.waitUntil } : { text: t('error.wrong') }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextField
        label={t('username')}
        value={username}
        onChange={(text) => setUsername(cleanLine(text))}
        autoComplete="username"
        maxLength={100}
        autoFocus
      />
      <PasswordField
        ref={passwordBox}
        label={t('password')}
        showLabel={t('show')}
        value={password}
        onChange={setPassword}
        error={complaint && 'text' in complaint ? complaint.text : undefined}
      />
      {isNew && (
        <Checkbox
          label={t('outreach')}
          description={t('outreachHint')}
          value={isOutreach}
          onChange={setIsOutreach}
        />
      )}
      {isWaiting && (
        <p className="text-sm font-medium text-attention">
          <Countdown
            until={complaint.waitUntil}
            text={(left) => t('error.wait', { time: formatSeconds(left) })}
            onEnd={() => setComplaint(null)}
          />
        </p>
      )}
      <Button type="submit" look="primary" isDisabled={isWaiting}>
        {t('submit')}
      </Button>
      <p role="status" className="min-h-6 text-sm text-ink-soft">
        {step && t(`step.${step}`)}
      </p>
    </form>
  )
}
