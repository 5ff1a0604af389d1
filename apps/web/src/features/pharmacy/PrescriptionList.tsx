import { localTime } from '@lentera/domain/kernel/local-date'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { Arrivals } from '../../platform/lists/Arrivals'
import { steadyOrder } from '../../platform/lists/steady-order'
import { useListCursor } from '../../platform/lists/use-list-cursor'
import { CallActions } from '../../platform/queue/CallActions'
import { UndoLine } from '../../platform/queue/UndoLine'
import { useFacility } from '../../platform/workplace/use-today'
import { PrescriptionRowView } from './PrescriptionRowView'
import { usePrescriptionCalls } from './use-prescription-calls'
import { usePrescriptionRows } from './use-prescription-rows'

/** What was sent today, who waits longest first, then what is owed of days before; Enter opens. */
export function PrescriptionList({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useTranslations('pharmacy')
  const { timeZone } = useFacility()
  const { rows: sorted, complete, asOf } = usePrescriptionRows()
  const cursor = useListCursor(sorted)
  const rows = steadyOrder(sorted, cursor.held)
  const calls = usePrescriptionCalls(sorted, cursor)
  const first = sorted[0]
  useKeys({
    first: () => first && onOpen(first.id),
    ...{ callNext: calls.callNext, callAgain: calls.callAgain },
  })
  const isAnyOwed = rows.some(({ isPartly }) => isPartly)

  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="sr-only">{t('title')}</h1>
      <CallActions calls={calls} />
      {!complete && (
        <p className="bg-hatched px-3 py-1.5 text-sm text-ink-soft">
          {t('incomplete')}
          {asOf && ` ${t('asOf', { time: localTime(asOf, timeZone) })}.`}
        </p>
      )}
      {calls.hint && <Notice>{calls.hint}</Notice>}
      {calls.complaint && <Notice tone="attention">{calls.complaint}</Notice>}
      {calls.undo && <UndoLine key={calls.undo.until} undo={calls.undo} />}
      <Arrivals rows={rows} held={cursor.held} words={{ some: (count) => t('arrived', { count }) }} />
      <div ref={cursor.box} {...cursor.props}>
        <RowList
          autoFocus
          label={t('list')}
          rows={rows}
          onOpen={onOpen}
          textOf={({ entry, number }) => `${number ?? ''} ${entry?.name ?? ''}`}
          groupOf={isAnyOwed ? ({ isPartly }) => t(isPartly ? 'owed' : 'waiting') : undefined}
          emptyText={t('empty')}
        >
          {(row) => <PrescriptionRowView row={row} />}
        </RowList>
      </div>
    </div>
  )
}
