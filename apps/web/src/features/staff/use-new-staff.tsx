import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { useTranslations } from 'use-intl'
import { useSlots } from '../../platform/workplace/slots'

/** The key and the button for somebody new, beside the list and without it. */
export function useNewStaff(onNew: () => void): void {
  const t = useTranslations('staff')
  useKeys({ new: onNew })
  useSlots({
    actions: (
      <Button look="primary" keys="new" onPress={onNew}>
        {t('new')}
      </Button>
    ),
  })
}
