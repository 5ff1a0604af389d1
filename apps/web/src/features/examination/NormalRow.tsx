import {
  normalFindings,
  saysNormal,
  withNormal,
  withoutNormal,
} from '@lentera/domain/charting/normal-findings'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { useTranslations } from 'use-intl'

/** `n` for each system that was looked at and found normal: its words go into O, where they can be changed. */
export function NormalRow({
  objective,
  onChange,
}: {
  readonly objective: string
  readonly onChange: (objective: string) => void
}) {
  const t = useTranslations('examination.normal')
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2" data-field="normal">
      {normalFindings.systems.map((system) => (
        <ChoiceField
          key={system.id}
          label={system.label}
          value={saysNormal(objective, system) ? 'normal' : null}
          onChange={(value) =>
            onChange(value === null ? withoutNormal(objective, system) : withNormal(objective, system))
          }
          movesOn
          isClearable
          choices={[{ value: 'normal', label: t('normal'), keys: 'N' }]}
        />
      ))}
    </div>
  )
}

/** All systems at once, for who looked at all. */
export const allNormal = (objective: string): string =>
  normalFindings.systems.reduce((text, system) => withNormal(text, system), objective)
