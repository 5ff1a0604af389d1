import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { VisitOfToday } from '../local/todays-visits'
import { type Act, useUndo } from './use-undo'

/** Acts of a key on somebody of the queue: stored, told and taken back; or why there was nothing to do. */
export function useRowActs<Row extends VisitOfToday>(onStored?: (row: Row) => void) {
  const t = useTranslations('waiting')
  const [hint, setHint] = useState<string | null>(null)
  const { act, undo, complaint } = useUndo()
  const run = (row: Row, what: Act | null) => {
    setHint(what ? null : t('nothingToSkip'))
    if (what) void act(what).then((isStored) => isStored && onStored?.(row))
  }
  return { run, hint, setHint, undo, complaint }
}
