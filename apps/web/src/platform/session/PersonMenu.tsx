'use client'
import { MenuButton } from '@lentera/ui/MenuButton'
import { HardDrive, KeyRound, Lock, LogOut, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { DeviceDialog } from './DeviceDialog'
import { PinDialog } from './PinDialog'

/** Who works here, and what that person may do with screen, keys and computer. */
export function PersonMenu({
  isMakingPin,
  onMakingPin,
  onChangePerson,
}: {
  isMakingPin: boolean
  onMakingPin: (isOpen: boolean) => void
  onChangePerson: () => void
}) {
  const t = useTranslations('frame')
  const s = useTranslations('signIn')
  const { session } = useDevice()
  const { person, people, guest } = useSnapshot()!
  const [isDeviceOpen, setDeviceOpen] = useState(false)
  const name = guest?.name ?? person!.user.name
  const hasPin = people.some(({ user, canEnterByPin }) => canEnterByPin && user.id === person?.user.id)
  const choices = [
    { id: 'change', label: t('change'), icon: <Users size={16} /> },
    { id: 'hide', label: t('lock'), keys: 'lock' as const, icon: <Lock size={16} /> },
    ...(guest ? [] : [{ id: 'pin', label: s('pin.menu'), icon: <KeyRound size={16} /> }]),
    ...(guest ? [] : [{ id: 'device', label: s('device.menu'), icon: <HardDrive size={16} /> }]),
    ...(hasPin ? [{ id: 'leave', label: t('leave'), icon: <LogOut size={16} /> }] : []),
  ]
  const choose = (id: string) => {
    if (id === 'change') onChangePerson()
    if (id === 'hide') void session.hide()
    if (id === 'leave') void session.lock()
    if (id === 'pin') onMakingPin(true)
    if (id === 'device') setDeviceOpen(true)
  }
  return (
    <>
      <MenuButton label={t('personMenu', { name })} choices={choices} onChoose={choose}>
        <span className="max-w-40 truncate phone:max-w-24">{name}</span>
      </MenuButton>
      {isMakingPin && <PinDialog onClose={() => onMakingPin(false)} />}
      <DeviceDialog isOpen={isDeviceOpen} onClose={() => setDeviceOpen(false)} />
    </>
  )
}
