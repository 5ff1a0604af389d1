import { localTime } from '@lentera/domain/kernel/local-date'
import { useRef, useState } from 'react'
import { useDevice } from './device/DeviceProvider'
import { useSaveText } from './use-save-text'
import { useFacility } from './workplace/use-today'
import { useWork } from './workplace/work-state'

/** Stores what one key does, one at a time: told in the line that stays in sight, or why it is not stored. */
export function useOneAct() {
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const isBusy = useRef(false)
  const [complaint, setComplaint] = useState<string | null>(null)

  /** @returns what was stored; null: it was not, or another act is not done yet */
  const act = async <S extends { readonly seq: number }>(
    store: () => Promise<S>,
    text: (time: string) => string,
  ): Promise<S | null> => {
    if (isBusy.current) return null
    isBusy.current = true
    setComplaint(null)
    try {
      const saved = await store()
      showSaved({ seq: saved.seq, text: text(localTime(core.now(), timeZone)) })
      return saved
    } catch (error) {
      setComplaint(saveText(error))
      return null
    } finally {
      isBusy.current = false
    }
  }
  return { act, complaint }
}
