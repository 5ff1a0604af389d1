import { Button } from '@lentera/ui/Button'
import { Countdown } from '@lentera/ui/Countdown'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import type { Undo } from './use-undo'

/** What was just done, and how long it can be taken back. */
export function UndoLine({ undo }: { undo: Undo }) {
  const t = useTranslations('waiting')
  useKeys({ undo: undo.press })
  return (
    <Notice
      action={
        <Button size="small" keys="undo" onPress={undo.press}>
          {t('undo')}
        </Button>
      }
    >
      {undo.text}{' '}
      <Countdown until={undo.until} text={(seconds) => t('undoFor', { seconds })} onEnd={undo.end} />
    </Notice>
  )
}
