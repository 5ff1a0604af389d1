import { intakeScores } from '@lentera/contracts/assessments/intake'
import type { PatientDirectoryEntry, Pregnancy } from '@lentera/contracts/patients/patient'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { gestationOn } from '@lentera/domain/charting/pregnancy'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { DateField } from '@lentera/ui/DateField'
import { moveFrom } from '@lentera/ui/enter-moves'
import { FindingsField } from '@lentera/ui/FindingsField'
import { formatDate } from '@lentera/ui/format'
import { TextField } from '@lentera/ui/TextField'
import { useTranslations } from 'use-intl'
import type { AnswerTexts, AskedQuestions, ReadAnswers } from './intake-answers'

export interface ScreeningProps {
  readonly texts: AnswerTexts
  readonly read: ReadAnswers
  readonly asked: AskedQuestions
  readonly entry: PatientDirectoryEntry | null
  /** The pregnancy as these answers leave it. */
  readonly pregnancy: Pregnancy | undefined
  readonly today: CalendarDate
  readonly onChange: (change: Partial<AnswerTexts>) => void
}

/** The questions of the row, each answered by one letter; Alt+N answers all that is normal. */
export function Screening({ texts, read, asked, pregnancy, today, onChange }: ScreeningProps) {
  const t = useTranslations('intake.screening')
  const consequences: Partial<Record<keyof AnswerTexts, string | false>> = {
    fall:
      texts.fall !== null &&
      texts.fall.length > 0 &&
      t(texts.fall.length >= intakeScores.fallHigh ? 'fallHigh' : 'fallLow'),
    cough: (texts.cough?.length ?? 0) >= intakeScores.tuberculosisFrom && t('apart'),
    danger: texts.danger !== null && texts.danger.length > 0 && t('front'),
  }
  const weeks = gestationOn(pregnancy, today)
  return (
    <section data-block aria-label={t('block')} className="flex flex-wrap gap-x-4 gap-y-2">
      <div data-answer="pain">
        <TextField
          label={t('pain')}
          value={texts.pain}
          onChange={(pain) => {
            onChange({ pain })
            // One key answers; only a 1 may go on to be a 10.
            if (/^([02-9]|10)$/.test(pain) && document.activeElement instanceof HTMLInputElement)
              moveFrom(document.activeElement)
          }}
          placeholder="0–10"
          maxLength={2}
          inputMode="numeric"
          error={read.unreadable.includes('pain') ? t('painRange') : undefined}
          className="w-18"
        />
      </div>
      {asked.findings.map(({ name, findings }) => (
        <div key={name} data-answer={name}>
          <FindingsField
            label={t(name)}
            value={texts[name]}
            onChange={(value) => onChange({ [name]: value })}
            none={{ label: t('none'), keys: 'N' }}
            findings={findings.map(({ value, key }) => ({
              value,
              label: t(`finding.${value}` as 'finding.unsteady'),
              keys: key.toUpperCase(),
            }))}
            consequence={consequences[name] || undefined}
          />
        </div>
      ))}
      {asked.pregnancy && (
        <div data-answer="pregnant">
          <ChoiceField
            label={t('pregnant')}
            value={texts.pregnant}
            onChange={(pregnant) => onChange({ pregnant })}
            movesOn
            isClearable
            isSmall
            choices={[
              { value: 'no', label: t('no'), keys: 'T' },
              { value: 'yes', label: t('yes'), keys: 'Y' },
              { value: 'unknown', label: t('unknown'), keys: 'X' },
            ]}
          />
        </div>
      )}
      {asked.lastMenstruation && (
        <div data-answer="lastMenstruationOn">
          <DateField
            label={t('lastMenstruation')}
            value={texts.lastMenstruationOn}
            onChange={(lastMenstruationOn) => onChange({ lastMenstruationOn })}
            placeholder="17042026"
            error={read.unreadable.includes('lastMenstruationOn') ? t('lastMenstruationOdd') : undefined}
            description={
              weeks && pregnancy?.dueOn
                ? t('weeks', { weeks: weeks.weeks, days: weeks.days, due: formatDate(pregnancy.dueOn) })
                : undefined
            }
            className="w-40"
          />
        </div>
      )}
      {asked.pregnancyEnd && (
        <div data-answer="pregnancyEndedOn">
          <DateField
            label={t('pregnancyEnd')}
            value={texts.pregnancyEndedOn}
            onChange={(pregnancyEndedOn) => onChange({ pregnancyEndedOn })}
            error={read.unreadable.includes('pregnancyEndedOn') ? t('pregnancyEndOdd') : undefined}
            className="w-44"
          />
        </div>
      )}
      {asked.breastfeeding && (
        <div data-answer="breastfeeding">
          <ChoiceField
            label={t('breastfeeding')}
            value={texts.breastfeeding === null ? null : texts.breastfeeding ? 'yes' : 'no'}
            onChange={(answer) => onChange({ breastfeeding: answer === null ? null : answer === 'yes' })}
            movesOn
            isClearable
            isSmall
            choices={[
              { value: 'no', label: t('no'), keys: 'T' },
              { value: 'yes', label: t('yes'), keys: 'Y' },
            ]}
          />
        </div>
      )}
    </section>
  )
}
