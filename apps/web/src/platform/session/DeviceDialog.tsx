'use client'
import type { RescueFile, Unsaved } from '@lentera/sync/client/api-results'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { RescueFiles } from './RescueFiles'
import { WipePart } from './WipePart'

/** What lies on this computer alone, how to carry it away, and how to empty the computer. */
export function DeviceDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('signIn.device')
  return (
    <Dialog
      title={t('title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('close')}</Button>}
    >
      {isOpen && <DeviceParts />}
    </Dialog>
  )
}

function DeviceParts() {
  const t = useTranslations('signIn.device')
  const { core } = useDevice()
  const { person, sync } = useSnapshot()!
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null)
  const [rescue, setRescue] = useState<RescueFile | null>(null)
  const isAdmin = person?.grants.some(({ role }) => role === 'it_admin') ?? false
  useEffect(() => {
    void core.unsaved().then(setUnsaved)
  }, [core, sync])
  useEffect(() => {
    void core.checkKeeping()
  }, [core])

  const isEmpty = unsaved !== null && unsaved.commands + unsaved.carried + unsaved.drafts === 0
  return (
    <>
      <p role="status">{unsaved && (isEmpty ? t('allSent') : t('unsaved', { ...unsaved }))}</p>
      <Keeping />
      <RescueFiles onWritten={setRescue} />
      <WipePart text={t('wipeText')} rescue={isAdmin ? rescue : null} />
    </>
  )
}

/** What the browser promises about all this, and how much room there is. */
function Keeping() {
  const t = useTranslations('keeping')
  const { secondCopy, protection } = useSnapshot()!
  const { isPersistent, isOnProbation, room } = protection
  return (
    <p className="text-sm text-ink-soft">
      {isPersistent !== null && `${t(isPersistent ? 'device.protected' : 'device.unprotected')} `}
      {isOnProbation && `${t('probation')} `}
      {room && `${t('device.free', { free: `${Math.round(room.free / 1024 ** 3)} GB` })} `}
      {t(`device.copies.${secondCopy}`)}
    </p>
  )
}
