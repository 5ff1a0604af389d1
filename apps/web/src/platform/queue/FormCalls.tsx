import type { CareStage } from '@lentera/contracts/queue/care-stage'
import { visits, type Visit } from '@lentera/contracts/visits/visit'
import { nextFor } from '@lentera/domain/queue/queue-order'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { visitHere, visitsOf, type VisitOfToday } from '../local/todays-visits'
import { useToday } from '../workplace/use-today'
import { UndoLine } from './UndoLine'
import { useCalls } from './use-calls'
import { useRowActs } from './use-row-acts'

export interface FormCallsProps {
  readonly visit: Visit
  /** What people come to in this form. */
  readonly stage: CareStage
}

/**
 * On the form of one visit: Shift+F8 calls its patient, F8 whoever is next of the room, and the form stays as it is.
 * Stands in a row that wraps.
 */
export function FormCalls({ visit, stage }: FormCallsProps) {
  const t = useTranslations('waiting')
  const { core } = useDevice()
  const today = useToday()
  const acts = useRowActs<VisitOfToday>()
  const open = (): VisitOfToday | undefined => {
    const found = core.view.get(visits, visit.id)
    return found
      ? { ...visitHere(core.view, found.record), isOnServer: found.rowVersion !== null }
      : undefined
  }
  const words = { nobody: t('nobodyElse'), pick: t('nothingToSkip') }
  const { callNext, callAgain } = useCalls<VisitOfToday>({
    // Read when a key is pressed: a form is not drawn anew for each patient who arrives.
    rows: () => visitsOf(core.view, visit.unit, today).rows,
    nextOf: (uncalled) =>
      nextFor(
        uncalled.filter(({ id }) => id !== visit.id),
        [stage],
      ),
    ...{ inHand: open, run: acts.run, say: acts.setHint, words },
  })
  useKeys({ callNext, callAgain })
  return (
    <>
      <Button size="small" look="quiet" keys="callAgain" onPress={callAgain}>
        {t('callThis')}
      </Button>
      <Button size="small" look="quiet" keys="callNext" onPress={callNext}>
        {t('call')}
      </Button>
      <div className="grid basis-full gap-2 empty:hidden">
        {acts.hint && <Notice>{acts.hint}</Notice>}
        {acts.complaint && <Notice tone="attention">{acts.complaint}</Notice>}
        {acts.undo && <UndoLine key={acts.undo.until} undo={acts.undo} />}
      </div>
    </>
  )
}
