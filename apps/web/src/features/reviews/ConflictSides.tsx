import type { ConflictSide } from '@lentera/contracts/kernel/review-detail'
import { Button } from '@lentera/ui/Button'
import { KeyHint } from '@lentera/ui/KeyHint'
import { useTranslations } from 'use-intl'
import { usePatientFieldWords } from '../../platform/patients/patient-field-words'
import { useSideWords } from '../../platform/session/use-side-words'
import type { Conflict } from './review-choice'

export interface ConflictSidesProps {
  readonly conflict: Conflict
  /** The second value was replaced already, not only proposed. */
  readonly isNotice: boolean
  readonly canTakeOther: boolean
  /** False while the right value is being typed. */
  readonly areButtons: boolean
  readonly onChoose: (side: 'standing' | 'other') => void
}

/** What each of two people says, who, where and when. */
export function ConflictSides({
  conflict,
  isNotice,
  canTakeOther,
  areButtons,
  onChoose,
}: ConflictSidesProps) {
  const t = useTranslations('reviews')
  const { textOf } = usePatientFieldWords()
  const { whoOf, whereOf, timeOf } = useSideWords()
  const sides: {
    side: 'standing' | 'other'
    key: string
    title: string
    said: ConflictSide
    canTake: boolean
  }[] = [
    { side: 'standing', key: '1', title: t('standing'), said: conflict.standing, canTake: true },
    {
      ...{ side: 'other', key: '2', said: conflict.other, canTake: canTakeOther },
      title: isNotice ? t('setAside') : t('proposed'),
    },
  ]
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      {sides.map(({ side, key, title, said, canTake }) => (
        <section
          key={side}
          aria-label={title}
          className="grid content-between justify-items-start gap-3 rounded-md border border-line-strong bg-surface p-4"
        >
          <div className="grid gap-1">
            <h3 className="text-sm font-medium text-ink-soft">{title}</h3>
            <strong className="text-xl wrap-anywhere">{textOf(conflict.field, said.value)}</strong>
            <span className="text-sm text-ink-soft">
              {t('by', { who: whoOf(said.by), where: whereOf(said), when: timeOf(said.at) })}
            </span>
          </div>
          {areButtons && canTake && (
            <Button
              icon={<KeyHint text={key} />}
              label={`${t('use')}: ${textOf(conflict.field, said.value)}`}
              onPress={() => onChoose(side)}
            >
              {t('use')}
            </Button>
          )}
        </section>
      ))}
    </div>
  )
}
