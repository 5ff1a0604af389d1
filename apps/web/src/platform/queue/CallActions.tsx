import { Button } from '@lentera/ui/Button'
import { useTranslations } from 'use-intl'
import { useSlots } from '../workplace/slots'
import type { useCalls } from './use-calls'

/** The two calls as buttons of a list, for hands that hold a mouse and to learn the keys from. */
export function CallActions({ calls }: { readonly calls: ReturnType<typeof useCalls> }) {
  const t = useTranslations('waiting')
  useSlots({
    actions: (
      <>
        <Button look="quiet" keys="callAgain" onPress={calls.callAgain}>
          {t('callAgain')}
        </Button>
        <Button look="primary" keys="callNext" onPress={calls.callNext}>
          {t('call')}
        </Button>
      </>
    ),
  })
  return null
}
