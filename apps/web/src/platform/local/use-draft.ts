import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useDevice } from '../device/DeviceProvider'
import { holdVersion } from '../pwa/unfinished'
import { placedIn, withPlace } from './draft-place'
import { fieldInHand, focusField } from './field-in-hand'
import { keepDrafts, unkeptDrafts } from './unkept-drafts'
import { DRAFTS } from './use-drafts'

/** Long enough to not write at each key, short enough that a power cut takes no more than a word. */
const AFTER_MS = 400

export interface Draft {
  /** After the form was saved or thrown away: nothing comes back. */
  readonly drop: () => Promise<void>
  /** Keeps what is typed under another name, with its field, and drops it here. */
  readonly moveTo: (record: string) => Promise<void>
}

/**
 * Keeps a half-typed form of this person, encrypted, through lock, reload and power cut, with the field it was typed
 * in: where it is opened again, the focus is there.
 * @param value what to keep; null: nothing was typed yet
 * @param restore called once with what was kept, if anything
 */
export function useDraft<T>(
  form: string,
  record: string,
  value: T | null,
  restore: (kept: T) => void,
): Draft {
  const { core } = useDevice()
  const queries = useQueryClient()
  const isDropped = useRef(false)
  const isLoaded = useRef(false)
  const isGone = useRef(false)
  const at = useRef<string | null>(null)
  /** What is drawn now was kept, not typed. */
  const isRestoring = useRef(false)
  const take = useEffectEvent((kept: unknown) => {
    if (kept === null || kept === undefined || value !== null) return
    const placed = placedIn(kept)
    // Kept on, or opening the form twice without a key would forget it.
    at.current = placed.at
    isRestoring.current = true
    restore(placed.value as T)
    // After the texts are drawn.
    setTimeout(() => {
      focusField(placed.at)
      isRestoring.current = false
    })
  })

  useEffect(() => {
    isDropped.current = false
    isLoaded.current = false
    let isGone = false
    void core
      .loadDraft(form, record)
      .then((kept) => !isGone && take(kept))
      // Unreadable, for instance of an older build: the form starts empty, the draft stays where it is.
      .catch(() => undefined)
      .finally(() => {
        isLoaded.current = true
      })
    return () => {
      isGone = true
    }
  }, [core, form, record])

  const text = value === null ? null : JSON.stringify(value)
  const isTyped = text !== null
  useEffect(() => (isTyped ? holdVersion() : undefined), [isTyped])
  // Closed over, not an effect event: the last of them still runs while the form goes away.
  useEffect(() => {
    if (text === null) return
    if (!isRestoring.current) at.current = fieldInHand() ?? at.current
    const keep = async () => {
      clearTimeout(timer)
      unkeptDrafts.delete(keep)
      if (isDropped.current || !isLoaded.current || !core.snapshot.person) return
      const placed = withPlace({ value: JSON.parse(text), at: at.current })
      await core.saveDraft(form, record, placed).catch(() => undefined)
      void queries.invalidateQueries({ queryKey: [DRAFTS] })
    }
    const timer = setTimeout(() => void keep(), AFTER_MS)
    unkeptDrafts.add(keep)
    return () => {
      clearTimeout(timer)
      // The next letter brings a newer text; a form that goes away stores its last one.
      if (unkeptDrafts.delete(keep)) queueMicrotask(() => isGone.current && void keep())
    }
  }, [core, queries, form, record, text])
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  useEffect(() => {
    const onHide = () => document.visibilityState === 'hidden' && void keepDrafts()
    document.addEventListener('visibilitychange', onHide)
    return () => document.removeEventListener('visibilitychange', onHide)
  }, [])

  const drop = async () => {
    isDropped.current = true
    await core.dropDraft(form, record)
    void queries.invalidateQueries({ queryKey: [DRAFTS] })
  }
  return {
    drop,
    moveTo: async (other) => {
      if (value !== null) await core.saveDraft(form, other, withPlace({ value, at: at.current }))
      await drop()
    },
  }
}
