import { AllergyCategory } from '@lentera/contracts/charting/allergies'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { TextField } from '@lentera/ui/TextField'
import { useTranslations } from 'use-intl'
import { withEmptyRow, type AllergyRow } from './allergy-rows'

export type AllergyAnswer = 'none' | 'present' | null

export interface AllergyQuestionProps {
  readonly answer: AllergyAnswer
  readonly rows: readonly AllergyRow[]
  readonly onAnswer: (answer: AllergyAnswer) => void
  readonly onRows: (rows: readonly AllergyRow[]) => void
  /** The answer that stands, in words; null: nobody ever asked. */
  readonly before: string | null
  readonly error: string | undefined
}

const KEYS: Record<AllergyCategory, string> = { drug: 'O', food: 'M', environment: 'U' }

/** `t` tidak ada, `y` and then what it is. Not answering keeps the answer that stands. */
export function AllergyQuestion({ answer, rows, onAnswer, onRows, before, error }: AllergyQuestionProps) {
  const t = useTranslations('intake.allergy')
  const change = (at: number, row: AllergyRow) =>
    onRows(withEmptyRow(rows.map((old, index) => (index === at ? row : old))))
  return (
    <section data-block aria-label={t('block')} className="grid gap-3">
      <ChoiceField
        label={t('question')}
        value={answer}
        onChange={onAnswer}
        movesOn
        isClearable
        description={before ? t('before', { answer: before }) : undefined}
        choices={[
          { value: 'none', label: t('none'), keys: 'T' },
          { value: 'present', label: t('present'), keys: 'Y' },
        ]}
      />
      {answer === 'present' &&
        rows.map((row, index) => (
          <div key={index} className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <ChoiceField
              label={t('category')}
              value={row.category}
              onChange={(category) => category && change(index, { ...row, category })}
              movesOn
              choices={AllergyCategory.options.map((value) => ({
                value,
                label: t(value),
                keys: KEYS[value],
              }))}
            />
            <div data-field={`substance-${index}`} className="min-w-48 flex-1">
              <TextField
                label={t('substance')}
                value={row.substance}
                onChange={(text) => change(index, { ...row, substance: cleanLine(text) })}
                maxLength={300}
                error={index === 0 ? error : undefined}
              />
            </div>
          </div>
        ))}
    </section>
  )
}
