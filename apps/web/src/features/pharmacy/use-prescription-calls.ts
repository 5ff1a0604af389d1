import { nextFor } from '@lentera/domain/queue/queue-order'
import { useTranslations } from 'use-intl'
import type { VisitOfToday } from '../../platform/local/todays-visits'
import type { useListCursor } from '../../platform/lists/use-list-cursor'
import { useCalls } from '../../platform/queue/use-calls'
import { useRowActs } from '../../platform/queue/use-row-acts'
import type { PrescriptionRow } from './use-prescription-rows'

/** A visit, and the row of the list that its prescription stands in. */
interface Called extends VisitOfToday {
  readonly rowId: string
}

const calledIn = ({ id, queue }: PrescriptionRow): Called[] => (queue ? [{ ...queue, rowId: id }] : [])

/** F8 calls who waits longest for medicine, Shift+F8 the row in hand again. */
export function usePrescriptionCalls(
  rows: readonly PrescriptionRow[],
  cursor: ReturnType<typeof useListCursor>,
) {
  const t = useTranslations('pharmacy')
  const w = useTranslations('waiting')
  const acts = useRowActs<Called>((row) => cursor.goTo(row.rowId))
  const calls = useCalls<Called>({
    rows: () => rows.flatMap(calledIn),
    nextOf: (uncalled) => nextFor(uncalled, ['medicine']),
    inHand: () => rows.filter(({ id }) => id === cursor.current()).flatMap(calledIn)[0],
    run: acts.run,
    say: acts.setHint,
    words: { nobody: t('nobodyToCall'), pick: w('pick') },
  })
  return { ...calls, ...acts }
}
