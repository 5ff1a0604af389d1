import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from './DeviceProvider'

/** What has to be said about how this computer keeps what is saved here: once what happened, and always what is so. */
export function KeepingNotices() {
  return (
    <>
      <LossNotice />
      <RecoveryNotice />
      <StandingState />
    </>
  )
}

function Understood() {
  const t = useTranslations('keeping')
  const { core } = useDevice()
  return (
    <Button size="small" onPress={() => void core.acknowledge()}>
      {t('understood')}
    </Button>
  )
}

function LossNotice() {
  const t = useTranslations('keeping')
  const loss = useDeviceState((snapshot) => snapshot.loss)
  if (!loss) return null
  return (
    <Notice tone="attention" action={<Understood />}>
      <strong className="block">{t('loss.title')}</strong>
      {t('loss.text', { ...loss })}
    </Notice>
  )
}

function RecoveryNotice() {
  const t = useTranslations('keeping')
  const recovery = useDeviceState((snapshot) => snapshot.recovery)
  const isLost = useDeviceState((snapshot) => snapshot.loss !== null)
  if (!recovery) return null
  const { records, isWhole, missing } = recovery
  return (
    <Notice tone="attention" action={isLost ? undefined : <Understood />}>
      <strong className="block">{t('recovery.title')}</strong>
      {t(isWhole ? 'recovery.text' : 'recovery.part', { records })}
      {missing.length > 0 && ` ${t('recovery.missing', { numbers: missing.join(', ') })}`}
    </Notice>
  )
}

function StandingState() {
  const t = useTranslations('keeping')
  const unsent = useDeviceState(({ sync }) => sync.unsent) ?? 0
  const secondCopy = useDeviceState((snapshot) => snapshot.secondCopy)
  const protection = useDeviceState((snapshot) => snapshot.protection)
  if (!protection) return null
  const { mode, obstacle, isFetchingStopped, isPersistent, warnAtUnsent } = protection
  return (
    <>
      {mode === 'terminal' && obstacle && <Notice tone="attention">{t(`terminal.${obstacle}`)}</Notice>}
      {secondCopy === 'failing' && <Notice tone="attention">{t('singleCopy')}</Notice>}
      {isFetchingStopped && <Notice tone="attention">{t('fetchingStopped')}</Notice>}
      {unsent >= warnAtUnsent && (
        <Notice tone="attention">
          {t(isPersistent ? 'manyUnsentKept' : 'manyUnsent', { count: unsent })}
        </Notice>
      )}
    </>
  )
}
