import { QrCode } from '@lentera/ui/QrCode'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { ticketCode } from '../../platform/ticket/ticket-code'

/** The QR of a ticket on the screen, where none is printed: a room scans it here. */
export function TicketQr({ visitId, number }: { visitId: string; number: string }) {
  const t = useTranslations('ticket')
  const { core } = useDevice()
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    void ticketCode(core, visitId).then((made) => !isGone && setCode(made))
    return () => {
      isGone = true
    }
  }, [core, visitId])
  if (!code) return null
  return (
    <div className="flex flex-wrap items-center gap-3" data-code={code}>
      <QrCode text={code} label={t('qr', { number })} className="size-56 short:size-44" />
      <span className="max-w-56 text-sm text-ink-soft">{t('qrText')}</span>
    </div>
  )
}
