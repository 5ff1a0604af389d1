import type { LikelyDuplicate } from '@lentera/domain/patients/likely-duplicates'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useToday } from '../../platform/workplace/use-today'

export interface DuplicatesProps {
  readonly likely: readonly LikelyDuplicate[]
  readonly isAsked: boolean
  readonly complete: boolean
  readonly onTake: (patientId: string) => void
}

/** Who this person may be already, with the reason; Enter takes one instead of registering again. */
export function Duplicates({ likely, isAsked, complete, onTake }: DuplicatesProps) {
  const t = useTranslations('personForm.duplicates')
  const { nameOf, factsOf } = usePatientWords()
  const today = useToday()
  return (
    <aside className="grid gap-2 lg:border-l lg:border-line lg:pl-4" aria-live="polite">
      <h2 className="font-semibold">{t('title')}</h2>
      {!complete && <p className="bg-hatched px-2 py-1 text-sm text-ink-soft">{t('incomplete')}</p>}
      <RowList
        label={t('title')}
        rows={likely.map((one) => ({ ...one, id: one.entry.id }))}
        onOpen={onTake}
        textOf={({ entry }) => entry.name}
        emptyText={t(isAsked ? 'none' : 'notAsked')}
      >
        {({ entry, reason }) => (
          <div className="grid">
            <strong>{nameOf(entry)}</strong>
            <span className="text-sm text-ink-soft">{factsOf(entry, today).join(' · ')}</span>
            <span className="text-sm text-attention">◇ {t(`reason.${reason}`)}</span>
          </div>
        )}
      </RowList>
    </aside>
  )
}
