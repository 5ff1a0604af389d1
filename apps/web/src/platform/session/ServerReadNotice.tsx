import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import type { ServerRead } from './use-server-read'

export interface ServerReadNoticeProps {
  readonly kind: ServerRead<unknown>['kind']
  /** What is only on the server: one sentence for when it is away, one for when a password is asked for. */
  readonly words: { readonly unreachable: string; readonly signIn: string }
}

/** Why nothing is shown yet, and the way on. */
export function ServerReadNotice({ kind, words }: ServerReadNoticeProps) {
  const t = useTranslations('serverRead')
  const { session } = useDevice()
  if (kind === 'known') return null
  if (kind === 'loading') return <p role="status">{t('loading')}</p>
  if (kind === 'unreachable') return <Notice>{words.unreachable}</Notice>
  if (kind === 'forbidden') return <Notice>{t('forbidden')}</Notice>
  return (
    <Notice
      action={
        <Button size="small" onPress={() => void session.lock()}>
          {t('signInNow')}
        </Button>
      }
    >
      {words.signIn}
    </Notice>
  )
}
