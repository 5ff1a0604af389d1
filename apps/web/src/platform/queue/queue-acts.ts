import { CallVisit, UndoCall } from '@lentera/contracts/queue/queue-call'
import { SkipVisit, type WaitState } from '@lentera/contracts/queue/queue-place'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { waitStateOf } from '@lentera/domain/queue/queue-order'
import { careStageOf, waitsFor } from '@lentera/domain/queue/visit-stage'
import type { DeviceCore } from '@lentera/sync/client/api'
import type { useTranslations } from 'use-intl'
import { visitHere, type VisitOfToday } from '../local/todays-visits'
import type { Act } from './use-undo'

type Translate = ReturnType<typeof useTranslations<'waiting'>>

/** Calls somebody to this place; taking it back is said by a command of its own, for it was heard. */
export function calling(core: DeviceCore, t: Translate, row: VisitOfToday, place: string): Act | null {
  const stage = careStageOf(row.stage)
  if (!stage) return null
  const number = row.number ?? ''
  const visit = { visitId: row.id, patientId: row.visit.patientId }
  return {
    store: () => core.save(CallVisit, { ...visit, stage, place }),
    // As it stands now, the call itself among them: what is drawn may not have heard of the key before.
    text: (time) => t('called', { number, place, time, nth: visitHere(core.view, row.visit).calls.length }),
    takeBack: (saved) => ({
      store: () => core.save(UndoCall, { ...visit, callId: idFrom(saved.id, 'call') }),
      text: (time) => t('uncalled', { number, time }),
      takeBack: null,
    }),
  }
}

/** Passes over, writes down as absent, or lets wait again in the old turn; the other way is the same act. */
export function skipping(core: DeviceCore, t: Translate, row: VisitOfToday, state: WaitState): Act | null {
  const stage = careStageOf(row.stage)
  if (!stage) return null
  const said = (to: WaitState): Act => ({
    store: () => core.save(SkipVisit, { visitId: row.id, patientId: row.visit.patientId, stage, state: to }),
    text: (time) => t(`said.${to}`, { number: row.number ?? '', time }),
    takeBack: null,
  })
  const before = waitStateOf(row)
  // Who sat with somebody cannot be put back there by a skip.
  const isWaiting = waitsFor(row.stage) !== null
  return { ...said(state), takeBack: isWaiting ? () => said(before) : null }
}
