import { Button } from '@lentera/ui/Button'
import { KeyHint } from '@lentera/ui/KeyHint'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePatientFieldWords } from '../../platform/patients/patient-field-words'
import { useSlots } from '../../platform/workplace/slots'
import type { AnswerProps } from './answer-props'
import { ConflictSides } from './ConflictSides'
import { conflictsOf, decisionOf, type Choice, type Choices } from './review-choice'
import { entryOf } from './right-value'
import { RightValue } from './RightValue'
import { useDecision } from './use-decision'

/** Both values side by side, field by field; the last answer stores them all. */
export function ConflictChoice({ item, isDesk, banner, onLater, onDecided }: AnswerProps) {
  const t = useTranslations('reviews')
  const { labelOf } = usePatientFieldWords()
  const router = useRouter()
  const conflicts = conflictsOf(item.detail)
  const [choices, setChoices] = useState<Choices>({})
  const [isTyping, setTyping] = useState(false)
  const { decide, store, complaint } = useDecision(item, onDecided)
  const patientId = item.detail?.patientId
  const canAmend = isDesk && patientId !== undefined

  const number = Math.min(conflicts.length, conflicts.filter(({ field }) => choices[field]).length + 1)
  const conflict = conflicts[number - 1]!
  const withChoice = (choice: Choice): Choices => ({ ...choices, [conflict.field]: choice })
  const choose = (choice: Choice) => {
    const after = withChoice(choice)
    const decision = decisionOf(conflicts, after)
    // A failed save leaves the last field open, to be answered again.
    if (decision) return void decide(decision)
    setChoices(after)
  }
  const type = () =>
    entryOf(conflict.field) === 'form'
      ? router.push(`/loket/?ubah=${patientId}&cek=${item.id}`)
      : setTyping(true)

  useKeys(
    { back: onLater },
    {
      isDisabled: isTyping,
      plain: {
        1: () => choose({ side: 'standing' }),
        ...(canAmend && { 2: () => choose({ side: 'other' }), 3: type }),
      },
    },
  )
  useSlots({
    banner,
    actions: (
      <Button look="quiet" keys="back" onPress={onLater}>
        {t('later')}
      </Button>
    ),
  })

  return (
    <div className="grid gap-3">
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <h2 className="font-semibold" aria-live="polite">
        {conflicts.length === 1
          ? labelOf(conflict.field)
          : t('step', { field: labelOf(conflict.field), number, total: conflicts.length })}
      </h2>
      <ConflictSides
        conflict={conflict}
        isNotice={item.outcome === 'applied'}
        canTakeOther={canAmend}
        areButtons={!isTyping}
        onChoose={(side) => choose({ side })}
      />
      {!canAmend && <Notice>{t('onlyDesk')}</Notice>}
      {isTyping ? (
        <RightValue
          key={conflict.field}
          field={conflict.field}
          record={item.id}
          banner={banner}
          onBack={() => setTyping(false)}
          onTyped={async (value) => {
            const after = withChoice({ side: 'typed', value })
            const decision = decisionOf(conflicts, after)
            if (decision) return store(decision)
            return {
              saved: null,
              goOn: () => {
                setChoices(after)
                setTyping(false)
              },
            }
          }}
        />
      ) : (
        canAmend && (
          <Button className="justify-self-start" icon={<KeyHint text="3" />} onPress={type}>
            {entryOf(conflict.field) === 'form' ? t('inForm') : t('bothWrong')}
          </Button>
        )
      )}
    </div>
  )
}
