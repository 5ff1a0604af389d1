import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { DataTable } from '@lentera/ui/DataTable'
import { FormSection } from '@lentera/ui/FormSection'
import { useTranslations } from 'use-intl'
import type { Entries } from './read-lines'

const SHOWN = 5

/** The first lines as they would stand in the list. */
export function Preview({
  kind,
  entries,
}: {
  kind: CatalogueKind
  entries: readonly Entries[CatalogueKind][]
}) {
  const t = useTranslations('catalogue')
  const detail = (entry: Entries[CatalogueKind]): string => {
    if ('priceRupiah' in entry)
      return entry.priceRupiah === null ? t('noPrice') : `Rp ${entry.priceRupiah.toLocaleString('id-ID')}`
    if ('form' in entry)
      return [entry.generic, entry.unit, entry.classes.join(', ')].filter((one) => one !== '').join(' · ')
    return entry.english ?? ''
  }
  return (
    <FormSection title={t('preview')} className="grid">
      <DataTable
        label={t('preview')}
        emptyText={t('nothing')}
        columns={[
          { id: 'code', title: t('fields.code'), cell: ({ code }) => code },
          { id: 'name', title: t('fields.name'), cell: ({ name }) => name },
          { id: 'detail', title: t(`details.${kind}`), cell: detail },
          { id: 'words', title: t('fields.words'), cell: ({ words }) => words },
        ]}
        rows={entries.slice(0, SHOWN).map((entry) => ({ ...entry, id: entry.code }))}
      />
    </FormSection>
  )
}
