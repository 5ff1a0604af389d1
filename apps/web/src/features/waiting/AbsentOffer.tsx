import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import type { WaitState } from '@lentera/contracts/queue/queue-place'
import type { WaitingRow } from './use-waiting-rows'

export interface AbsentOfferProps {
  readonly row: WaitingRow
  /** null: neither. */
  readonly onAnswer: (state: WaitState | null) => void
}

/** After three calls: not there, or others first once more. Enter takes the first. */
export function AbsentOffer({ row, onAnswer }: AbsentOfferProps) {
  const t = useTranslations('waiting')
  useKeys({ back: () => onAnswer(null), ownL: () => onAnswer('skipped') })
  return (
    <Notice
      tone="attention"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="small" onPress={() => onAnswer('absent')} autoFocus>
            {t('absent')}
          </Button>
          <Button size="small" keys="ownL" onPress={() => onAnswer('skipped')}>
            {t('skipOnce')}
          </Button>
          <Button size="small" look="quiet" keys="back" onPress={() => onAnswer(null)}>
            {t('cancel')}
          </Button>
        </span>
      }
    >
      {t('askAbsent', { number: row.number ?? '', nth: row.calls.length })}
    </Notice>
  )
}
