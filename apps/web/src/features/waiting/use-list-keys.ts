import type { WaitState } from '@lentera/contracts/queue/queue-place'
import type { Grant } from '@lentera/contracts/users/auth'
import { queueLimits } from '@lentera/domain/queue/queue-limits'
import { isInTurn, nextFor, waitStateOf } from '@lentera/domain/queue/queue-order'
import { waitsFor } from '@lentera/domain/queue/visit-stage'
import { useKeys } from '@lentera/ui/keys'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import type { useListCursor } from '../../platform/lists/use-list-cursor'
import { skipping } from '../../platform/queue/queue-acts'
import { useCalls } from '../../platform/queue/use-calls'
import { useRowActs } from '../../platform/queue/use-row-acts'
import type { Act } from '../../platform/queue/use-undo'
import { useTicketDoor } from '../../platform/ticket/TicketDoor'
import { openListForm } from './list-forms'
import { stagesOf } from './next-screen'
import type { WaitingRow } from './use-waiting-rows'

export interface ListKeysOptions {
  readonly grants: readonly Grant[]
  /** In the order of the queue. */
  readonly rows: readonly WaitingRow[]
  readonly cursor: ReturnType<typeof useListCursor>
}
export type ListKeys = ReturnType<typeof useListKeys>

/** F8, Shift+F8, Home, Alt+L, Alt+N and Alt+R of the waiting list. Each acts on the row under the cursor, but F8. */
export function useListKeys({ grants, rows, cursor }: ListKeysOptions) {
  const t = useTranslations('waiting')
  const m = useTranslations('move')
  const { core } = useDevice()
  const door = useTicketDoor()
  const [offerId, setOfferId] = useState<string | null>(null)
  const acts = useRowActs<WaitingRow>((row) => cursor.goTo(row.id))
  const { setHint } = acts
  const offer = rows.find(({ id }) => id === offerId) ?? null
  const canMove = grants.some(({ role }) => role === 'receptionist' || role === 'nurse')
  const canPrioritise = canMove || grants.some(({ role }) => role === 'doctor')

  /** Moving or skipping whoever stands first would be a guess. */
  const chosen = (): WaitingRow | null => {
    const row = rows.find(({ id }) => id === cursor.current()) ?? null
    setHint(row ? null : t('pick'))
    return row
  }
  const run = (row: WaitingRow, what: Act | null) => {
    setOfferId(null)
    acts.run(row, what)
  }
  const calls = useCalls<WaitingRow>({
    rows: () => rows,
    nextOf: (uncalled) => nextFor(uncalled, stagesOf(grants)) ?? nextFor(uncalled, ['intake', 'examination']),
    inHand: () => rows.find(({ id, stage }) => id === cursor.current() && waitsFor(stage) !== null),
    run,
    say: setHint,
    words: { nobody: t('nobody'), pick: t('pick') },
  })

  const keys = {
    ...calls,
    skip: () => {
      const row = chosen()
      if (!row) return
      const isPassedOver = waitStateOf(row) !== 'waiting' || waitsFor(row.stage) === null
      if (isPassedOver) return run(row, skipping(core, t, row, 'waiting'))
      if (row.calls.length >= queueLimits.callsBeforeAbsent) return setOfferId(row.id)
      run(row, skipping(core, t, row, 'skipped'))
    },
    prioritise: () => {
      const row = chosen()
      if (row && canPrioritise) openListForm('dahulukan', row.id)
    },
    move: () => {
      if (!canMove) return setHint(m('noRight'))
      const row = chosen()
      if (row) openListForm('pindah', row.id)
    },
    first: () => {
      const first = rows.find(isInTurn)
      if (first) cursor.sortAt(first.id)
    },
  }
  useKeys({
    ...{ callNext: keys.callNext, callAgain: keys.callAgain, first: keys.first },
    ...{ ownL: keys.skip, ownN: keys.prioritise, ownR: keys.move, ownK: () => door.ask() },
  })
  return {
    ...keys,
    ...{ hint: acts.hint, undo: acts.undo, complaint: acts.complaint, offer },
    answer: (state: WaitState | null) => {
      if (offer && state) return run(offer, skipping(core, t, offer, state))
      setOfferId(null)
      if (offer) cursor.goTo(offer.id)
    },
  }
}
