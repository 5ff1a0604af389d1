import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useUpdate } from './UpdateProvider'

/** A new version is stored; a person may change to it now, if nobody is in the middle of something. */
export function UpdateNotice({ onlyOverdue = false }: { onlyOverdue?: boolean }) {
  const t = useTranslations('frame.update')
  const update = useUpdate()
  const [isRefused, setRefused] = useState(false)
  if (!update || (onlyOverdue && !update.isOverdue)) return null
  return (
    <Notice
      action={
        <Button size="small" onPress={() => void update.takeOver().then((isDone) => setRefused(!isDone))}>
          {t('now')}
        </Button>
      }
    >
      {isRefused ? t('unfinished') : update.isOverdue ? t('overdue') : t('ready')}
    </Notice>
  )
}
