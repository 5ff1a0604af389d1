import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRouter } from 'next/navigation'
import { useDevice, useDeviceState } from '../device/DeviceProvider'
import { useFacility, useToday } from '../workplace/use-today'
import { isNoon } from './is-noon'

/** Who said "later", and on which day: asked once a day. */
const answered = new Set<string>()

/** At noon, once: how much is not finished, and the way there. */
export function NoonNotice({ count }: { readonly count: number }) {
  const t = useTranslations('unfinished')
  const { core } = useDevice()
  const router = useRouter()
  const { timeZone } = useFacility()
  const today = useToday()
  const userId = useDeviceState(({ person }) => person?.user.id)
  const [, setAnswered] = useState(0)
  const mine = `${today} ${userId}`
  if (count === 0 || answered.has(mine) || !isNoon(core.now(), timeZone)) return null
  const answer = () => {
    answered.add(mine)
    setAnswered(answered.size)
  }
  return (
    <Notice
      action={
        <span className="flex gap-2">
          <Button
            size="small"
            onPress={() => {
              answer()
              router.push('/belum/')
            }}
          >
            {t('noon.show')}
          </Button>
          <Button size="small" look="quiet" onPress={answer}>
            {t('noon.later')}
          </Button>
        </span>
      }
    >
      {t('noon.text', { count })}
    </Notice>
  )
}
