'use client'
import type { RescueFile, Unsaved } from '@lentera/sync/client/api-results'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { RescueFiles } from '../../platform/session/RescueFiles'
import { WipePart } from '../../platform/session/WipePart'

/** The server is not the one this computer belongs to: what lies here, and the only way on, by a person's own word. */
export function OtherServer() {
  const t = useTranslations('signIn')
  const { core } = useDevice()
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null)
  const [rescue, setRescue] = useState<RescueFile | null>(null)
  useEffect(() => {
    void core.unsaved().then(setUnsaved)
  }, [core])
  const waits = unsaved !== null && unsaved.commands + unsaved.carried > 0
  const isEmpty = !waits && unsaved?.drafts === 0
  return (
    <section aria-label={t('otherServer.title')} className="grid gap-3">
      <Notice tone="attention">
        <strong className="block">{t('otherServer.title')}</strong>
        {t('otherServer.text')}
      </Notice>
      {unsaved && <p role="status">{isEmpty ? t('device.allSent') : t('device.unsaved', { ...unsaved })}</p>}
      {waits && <RescueFiles onWritten={setRescue} />}
      <WipePart text={t('otherServer.wipeText')} rescue={rescue} />
    </section>
  )
}
