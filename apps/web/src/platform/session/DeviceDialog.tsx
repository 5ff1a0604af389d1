'use client'
import type { RescueFile, Unsaved, WipeReport } from '@lentera/sync/client/api-results'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { RescueFiles } from './RescueFiles'

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
      <WipePart rescue={isAdmin ? rescue : null} />
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

/** Two presses, because nothing brings it back. */
function WipePart({ rescue }: { rescue: RescueFile | null }) {
  const t = useTranslations('signIn.device')
  const { core } = useDevice()
  const [step, setStep] = useState<'idle' | 'asked' | 'running'>('idle')
  const [report, setReport] = useState<Extract<WipeReport, { result: 'refused' }> | null>(null)
  const wipe = async (rescued?: RescueFile) => {
    setStep('running')
    const answer = await core.wipe(rescued?.ids)
    if (answer.result === 'wiped') return location.replace('/')
    setStep('idle')
    setReport(answer)
  }
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <p className="text-sm text-ink-soft">{t('wipeText')}</p>
      {report && (
        <Notice tone="attention">
          {t(`refused.${report.reason}`)} {t('unsaved', { ...report })}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {step === 'idle' && (
          <Button look="danger" onPress={() => setStep('asked')}>
            {t('wipe')}
          </Button>
        )}
        {step === 'asked' && (
          <Button look="danger" autoFocus onPress={() => void wipe()}>
            {t('wipeSure')}
          </Button>
        )}
        {step === 'running' && <span role="status">{t('wiping')}</span>}
        {step === 'idle' && report && rescue && (
          <Button look="danger" onPress={() => void wipe(rescue)}>
            {t('wipeForce')}
          </Button>
        )}
      </div>
    </div>
  )
}
