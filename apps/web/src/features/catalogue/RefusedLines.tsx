import { DataTable } from '@lentera/ui/DataTable'
import { FormSection } from '@lentera/ui/FormSection'
import { useTranslations } from 'use-intl'
import type { RefusedLine } from './read-lines'

const SHOWN = 100

/** Lines that are not taken: where they stand, and why. */
export function RefusedLines({ lines }: { lines: readonly RefusedLine[] }) {
  const t = useTranslations('catalogue')
  const more = lines.length - SHOWN
  return (
    <FormSection
      title={t('refused', { count: lines.length })}
      note={more > 0 ? t('refusedMore', { shown: SHOWN }) : t('refusedNote')}
      className="grid"
    >
      <DataTable
        label={t('refused', { count: lines.length })}
        emptyText=""
        columns={[
          { id: 'line', title: t('line'), cell: ({ line }) => line },
          { id: 'why', title: t('why'), cell: ({ why }) => t(`refusal.${why}`) },
          { id: 'text', title: t('content'), cell: ({ text }) => <span className="break-all">{text}</span> },
        ]}
        rows={lines.slice(0, SHOWN).map((one) => ({ ...one, id: String(one.line) }))}
      />
    </FormSection>
  )
}
