'use client'
import type { RescueFile, WipeReport } from '@lentera/sync/client/api-results'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'

export interface WipePartProps {
  /** What emptying means here. */
  readonly text: string
  /** Written by somebody who may empty the computer with it. */
  readonly rescue: RescueFile | null
}

/** Two presses, because nothing brings it back. */
export function WipePart({ text, rescue }: WipePartProps) {
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
      <p className="text-sm text-ink-soft">{text}</p>
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
