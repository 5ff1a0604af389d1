import type { SavedCommand } from '@lentera/sync/client/api'
import { useState } from 'react'
import { useOneAct } from '../use-one-act'

/** Long enough to see whom one called, too short to change what others acted upon. */
const UNDO_MS = 10_000

/** An act that is stored, and the second act that takes it back. */
export interface Act {
  readonly store: () => Promise<SavedCommand>
  /** The line that stays in sight. */
  readonly text: (time: string) => string
  /** null: nothing takes it back. */
  readonly takeBack: ((saved: SavedCommand) => Act) | null
}

export interface Undo {
  readonly text: string
  /** Milliseconds of the device's clock. */
  readonly until: number
  readonly press: () => void
  readonly end: () => void
}

/** Stores acts of one key, one at a time, and offers for ten seconds to take the last one back. */
export function useUndo() {
  const { act: storeOne, complaint } = useOneAct()
  const [undo, setUndo] = useState<Undo | null>(null)

  /** @returns whether it is stored */
  const act = async ({ store, text, takeBack }: Act): Promise<boolean> => {
    let said = ''
    const saved = await storeOne(
      () => {
        setUndo(null)
        return store()
      },
      (time) => (said = text(time)),
    )
    if (saved && takeBack)
      setUndo({
        text: said,
        until: Date.now() + UNDO_MS,
        press: () => void act(takeBack(saved)),
        end: () => setUndo(null),
      })
    return saved !== null
  }
  return { act, undo, complaint }
}
