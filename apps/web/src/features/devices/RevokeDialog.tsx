import type { DeviceOverviewRow } from '@lentera/contracts/devices/device-overview'
import { RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import type { Instant } from '@lentera/contracts/kernel/time'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { elapsedSince } from '../../platform/elapsed'
import { ReasonDialog } from './ReasonDialog'

export interface RevokeDialogProps {
  readonly row: DeviceOverviewRow
  /** The server's. */
  readonly now: Instant
  readonly onClose: () => void
  readonly onAsked: () => void
}

/** What would happen to the work on the device, in plain words, before it is ended. */
export function RevokeDialog({ row, now, onClose, onAsked }: RevokeDialogProps) {
  const t = useTranslations('devices')
  const { core } = useDevice()
  const here = useDeviceState(({ device }) => device?.id)
  const [how, setHow] = useState<'kept' | 'lost'>('kept')
  const store = (reason: string) =>
    core.save(RevokeDevice, { deviceId: row.id, wipe: how === 'lost', reason })
  return (
    <ReasonDialog
      title={t('revokeTitle', { name: row.name })}
      doIt={how === 'lost' ? t('revokeLostNow') : t('revokeNow')}
      isDangerous
      store={store}
      saved={(time) => t('saved', { name: row.name, time })}
      onClose={onClose}
      onStored={onAsked}
    >
      {row.id === here && <Notice tone="danger">{t('revokeHere')}</Notice>}
      <Notice tone={row.report?.unsent === 0 ? 'info' : 'attention'}>{unsentText()}</Notice>
      <ChoiceField
        label={t('revokeHow')}
        value={how}
        onChange={(value) => value && setHow(value)}
        choices={[
          { value: 'kept', label: t('revokeKept') },
          { value: 'lost', label: t('revokeLost') },
        ]}
      />
      <p className="text-sm text-ink-soft">{how === 'lost' ? t('revokeLostText') : t('revokeKeptText')}</p>
    </ReasonDialog>
  )

  function unsentText(): string {
    const { report, contactAt } = row
    if (!report || !contactAt) return t('revokeUnknown')
    const since = elapsedSince(contactAt, now)
    const ago = t(`ago.${since.unit}`, { count: since.count })
    if (report.unsent === 0) return t('revokeNothing', { ago })
    const oldest = elapsedSince(report.oldestUnsentAt ?? contactAt, now)
    const age = t(`age.${oldest.unit}`, { count: oldest.count })
    return t('revokeUnsent', { ago, age, count: report.unsent })
  }
}
