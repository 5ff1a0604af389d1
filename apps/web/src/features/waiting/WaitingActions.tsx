import { Button } from '@lentera/ui/Button'
import { useTranslations } from 'use-intl'
import { CallActions } from '../../platform/queue/CallActions'
import type { ListKeys } from './use-list-keys'

/** The keys of the list as buttons, for hands that hold a mouse and to learn the keys from. */
export function WaitingActions({ keys }: { keys: ListKeys }) {
  const t = useTranslations('waiting')
  const m = useTranslations('move')
  return (
    <>
      <CallActions calls={keys} />
      <Button size="small" keys="ownL" onPress={keys.skip}>
        {t('skip')}
      </Button>
      <Button size="small" keys="ownN" onPress={keys.prioritise}>
        {t('prioritise')}
      </Button>
      <Button size="small" keys="ownR" onPress={keys.move}>
        {m('open')}
      </Button>
    </>
  )
}
