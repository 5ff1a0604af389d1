import { cleanLine } from '@lentera/contracts/kernel/text'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDraft } from '../../platform/local/use-draft'
import { useSaveForm } from '../../platform/use-save-form'
import type { AnswerProps } from './answer-props'
import { useDecision } from './use-decision'

const LONGEST = 300

/** A command is given up, with a reason that stays beside the name. */
export function DiscardReview({
  item,
  banner,
  onDecided,
  onBack,
}: AnswerProps & { readonly onBack: () => void }) {
  const t = useTranslations('reviews')
  const [text, setText] = useState('')
  const [complains, setComplains] = useState(false)
  const { store } = useDecision(item, onDecided)
  const draft = useDraft('discard', item.id, text === '' ? null : text, setText)
  const reason = text.trim()
  const { box, props, complaint } = useSaveForm({
    check: () => {
      setComplains(reason === '')
      return reason !== ''
    },
    store: () => store({ kind: 'discard', reason }),
    ...{ draft, onBack, banner },
    words: { save: t('discardNow'), back: t('back') },
  })
  return (
    <form ref={box} {...props} className="grid max-w-xl gap-3" aria-label={t('discard')}>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <TextField
        label={t('discardTitle')}
        description={t('discardHint')}
        isRequired
        maxLength={LONGEST}
        value={text}
        onChange={(next) => setText(cleanLine(next))}
        error={complains && reason === '' ? t('reasonMissing') : undefined}
      />
    </form>
  )
}
