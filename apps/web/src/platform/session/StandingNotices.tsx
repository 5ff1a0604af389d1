'use client'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { Notice } from '@lentera/ui/Notice'
import { TextAreaField } from '@lentera/ui/TextField'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { KeepingNotices } from '../device/KeepingNotices'
import { UpdateNotice } from '../pwa/UpdateNotice'

const SHORTEST_REASON = 10

/** What has to be said about who works here as long as it is so; and, once, the question for a PIN. */
export function StandingNotices({
  onMakePin,
  isBusy,
}: {
  onMakePin: () => void
  /** A patient is open: what can wait is not asked. */
  isBusy: boolean
}) {
  const t = useTranslations('signIn')
  const { core, session } = useDevice()
  const { person, people, guest, access, reading, device } = useSnapshot()!
  const { offlineMaxHours, readingMaxDays } = device!.policy
  const pin = people.find(({ user }) => user.id === person?.user.id)?.pin
  return (
    <>
      <KeepingNotices />
      <UpdateNotice onlyOverdue />
      {guest && (
        <Notice
          tone="attention"
          action={
            <Button size="small" onPress={() => void session.hide()}>
              {t('guest.leave')}
            </Button>
          }
        >
          {t('guest.banner', {
            guest: guest.name,
            profession: guest.profession,
            name: person?.user.name ?? '',
          })}
        </Notice>
      )}
      {access === 'with_reason' && (
        <Notice tone="attention">{t('reasonNeeded.banner', { hours: offlineMaxHours })}</Notice>
      )}
      {reading === 'closed' && (
        <Notice tone="attention">{t('readingClosed', { days: readingMaxDays })}</Notice>
      )}
      {!guest && !isBusy && pin === 'none' && (
        <Notice
          action={
            <span className="flex gap-2">
              <Button size="small" onPress={onMakePin}>
                {t('pin.make')}
              </Button>
              <Button size="small" look="quiet" onPress={() => void core.setPin(null)}>
                {t('pin.later')}
              </Button>
            </span>
          }
        >
          {t('pin.ask')}
        </Notice>
      )}
      {access === 'reason_needed' && <ReasonDialog hours={offlineMaxHours} />}
    </>
  )
}

function ReasonDialog({ hours }: { hours: number }) {
  const t = useTranslations('signIn.reasonNeeded')
  const { core, session } = useDevice()
  const { person } = useSnapshot()!
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const lock = () => void session.lock()
  const goOn = () => {
    const text = cleanLine(reason).trim()
    if (text.length < SHORTEST_REASON) return setError(t('short'))
    void core.giveReason(text)
  }
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={lock}
      keys={{ save: goOn }}
      actions={
        <>
          <Button onPress={lock}>{t('lock')}</Button>
          <Button look="primary" keys="save" onPress={goOn}>
            {t('goOn')}
          </Button>
        </>
      }
    >
      <p>{t('text', { name: person?.user.name ?? '', hours })}</p>
      <TextAreaField
        label={t('label')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={error ?? undefined}
        autoFocus
      />
    </Dialog>
  )
}
