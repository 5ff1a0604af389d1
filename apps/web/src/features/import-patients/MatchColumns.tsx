import { SelectField } from '@lentera/ui/SelectField'
import { useTranslations } from 'use-intl'
import { type ImportField, importFields, type Matching } from './columns'

export interface MatchColumnsProps {
  readonly header: readonly string[]
  /** The first line below the header, as an example. */
  readonly first: readonly string[]
  readonly matching: Matching
  readonly onChange: (matching: Matching) => void
}

const NONE = 'none'

/** Which column of the file says what; guessed from the first line, and remembered. */
export function MatchColumns({ header, first, matching, onChange }: MatchColumnsProps) {
  const t = useTranslations('importing')
  const options = [
    { id: NONE, label: t('noColumn') },
    ...header.map((title, index) => ({
      id: String(index),
      label: title || t('column', { number: index + 1 }),
      detail: first[index] ?? '',
    })),
  ]
  const change = (field: ImportField, id: string | null) => {
    const { [field]: _, ...rest } = matching
    onChange(id === null || id === NONE ? rest : { ...rest, [field]: Number(id) })
  }
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{t('columns')}</h2>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(13rem,100%),1fr))] gap-3">
        {importFields.map((field) => (
          <SelectField
            key={field}
            label={t(`field.${field}`)}
            isRequired={field === 'name' || field === 'sex'}
            options={options}
            placeholder={t('noColumn')}
            value={matching[field] === undefined ? NONE : String(matching[field])}
            onChange={(id) => change(field, id)}
          />
        ))}
      </div>
    </section>
  )
}
