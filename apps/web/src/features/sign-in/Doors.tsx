'use client'
import type { PersonOnDevice } from '@lentera/sync/client/api'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSnapshot } from '../../platform/device/DeviceProvider'
import { GuestForm } from './GuestForm'
import { PinForm } from './PinForm'
import { SignInForm } from './SignInForm'

type Door = 'pin' | 'password' | 'guest'

/** By PIN where somebody's keys are in memory, by password always, as a guest where a colleague vouches. */
export function Doors({
  lockedFor,
  leaving,
  onEntered,
}: {
  lockedFor: PersonOnDevice | null
  leaving: PersonOnDevice | null
  onEntered: () => void
}) {
  const t = useTranslations('signIn')
  const { people = [], device } = useSnapshot() ?? {}
  const [chosen, choose] = useState<Door | null>(null)
  const [isPinOver, setPinOver] = useState(false)
  const byPin = people.filter(({ user, canEnterByPin }) => canEnterByPin && user.id !== leaving?.user.id)
  const doors: Door[] = [
    ...(byPin.length > 0 ? (['pin'] as const) : []),
    'password',
    ...(device && people.length > 0 ? (['guest'] as const) : []),
  ]
  const door = chosen && doors.includes(chosen) ? chosen : doors[0]!
  const first = byPin.find(({ user }) => user.id === lockedFor?.user.id)?.user.id ?? null

  return (
    <div className="grid gap-4">
      {isPinOver && door === 'password' && <Notice tone="attention">{t('pin.passwordNeeded')}</Notice>}
      {door === 'pin' && (
        <PinForm
          people={byPin}
          first={first}
          onPasswordNeeded={() => {
            setPinOver(true)
            choose('password')
          }}
        />
      )}
      {door === 'password' && <SignInForm onEntered={onEntered} />}
      {door === 'guest' && <GuestForm people={people} />}
      {doors.length > 1 && (
        <ChoiceField
          label={t('door.label')}
          choices={doors.map((value) => ({ value, label: t(`door.${value}`) }))}
          value={door}
          onChange={(value) => value && choose(value)}
        />
      )}
    </div>
  )
}
