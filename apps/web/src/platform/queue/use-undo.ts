import { localTime } from '@lentera/domain/kernel/local-date'
import type { SavedCommand } from '@lentera/sync/client/api'
import { useRef, useState } from 'react'
import { useDevice } from '../device/DeviceProvider'
import { useSaveText } from '../use-save-text'
import { useFacility } from '../workplace/use-today'
import { useWork } from '../workplace/work-state'

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
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const isBusy = useRef(false)
  const [undo, setUndo] = useState<Undo | null>(null)
  const [complaint, setComplaint] = useState<string | null>(null)

  /** @returns whether it is stored */
  const act = async ({ store, text, takeBack }: Act): Promise<boolean> => {
    if (isBusy.current) return false
    isBusy.current = true
    setUndo(null)
    setComplaint(null)
    try {
      const saved = await store()
      const said = text(localTime(core.now(), timeZone))
      showSaved({ seq: saved.seq, text: said })
      if (takeBack)
        setUndo({
          text: said,
          until: Date.now() + UNDO_MS,
          press: () => void act(takeBack(saved)),
          end: () => setUndo(null),
        })
      return true
    } catch (error) {
      setComplaint(saveText(error))
      return false
    } finally {
      isBusy.current = false
    }
  }
  return { act, undo, complaint }
}
