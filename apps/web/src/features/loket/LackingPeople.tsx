import { patientDirectory } from '@lentera/contracts/patients/patient'
import { stillToAsk } from '@lentera/domain/patients/lacks'
import { lackingPeople } from '@lentera/domain/patients/scan-directory'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { recordNumberText, usePatientWords } from '../../platform/patients/patient-words'
import { useSlots } from '../../platform/workplace/slots'
import { useToday } from '../../platform/workplace/use-today'

const SHOWN = 100

/** How many have something left to ask. */
export const useLackingCount = (): number =>
  useLocal(['lacking', 'count'], (view) => lackingPeople(view.packed(patientDirectory), 0).count)

/** For the quiet hour: whom registration has still something to ask, `/loket/?lengkapi=1`. */
export function LackingPeople({ onOpen, onClose }: { onOpen: (id: string) => void; onClose: () => void }) {
  const t = useTranslations('loket.lacking')
  const p = useTranslations('patient')
  const { nameOf } = usePatientWords()
  const today = useToday()
  const { count, people } = useLocal(['lacking', SHOWN], (view) =>
    lackingPeople(view.packed(patientDirectory), SHOWN),
  )
  useKeys({ back: onClose })
  useSlots({
    actions: (
      <Button look="quiet" keys="back" onPress={onClose}>
        {t('close')}
      </Button>
    ),
  })
  return (
    <div className="grid max-w-3xl gap-2">
      <h1 className="text-lg font-semibold">{t('title', { count })}</h1>
      {count > people.length && (
        <p className="text-sm text-ink-faint">{t('more', { count: people.length })}</p>
      )}
      <RowList
        label={t('list')}
        rows={people}
        onOpen={onOpen}
        textOf={({ name }) => name}
        emptyText={t('none')}
        autoFocus
      >
        {(entry) => (
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <strong>{nameOf(entry)}</strong>{' '}
              <span className="text-sm text-ink-soft">
                {recordNumberText(p, entry.medicalRecordNumber)} ·{' '}
                {entry.lastVisitOn
                  ? p('lastVisit', { date: formatDate(entry.lastVisitOn) })
                  : p('firstVisit')}
              </span>
            </span>
            <span className="text-sm text-attention">
              ◇{' '}
              {stillToAsk(entry, today)
                .map((lack) => t(`lack.${lack}`))
                .join(', ')}
            </span>
          </div>
        )}
      </RowList>
    </div>
  )
}
