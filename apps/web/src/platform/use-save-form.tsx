import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { focusFirst, moveBlock, useEnterMoves } from '@lentera/ui/enter-moves'
import { useKeys } from '@lentera/ui/keys'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { useDevice } from './device/DeviceProvider'
import { DiskFullDialog } from './device/DiskFullDialog'
import { formText } from './device/form-text'
import type { Draft } from './local/use-draft'
import { holdVersion } from './pwa/unfinished'
import { useSaveText } from './use-save-text'
import { useSlots } from './workplace/slots'
import { useFacility } from './workplace/use-today'
import { useWork } from './workplace/work-state'

/** What a form came to. */
export interface Stored {
  /**
   * The line that stays in sight; `time` is when it was stored. null: it had been stored before. A `seq` of null: by
   * the server alone, nothing of it lies on this computer.
   */
  readonly saved: { readonly seq: number | null; readonly text: (time: string) => string } | null
  /** To the next patient, form or list. */
  readonly goOn: () => void
}

export interface SaveFormOptions {
  /** True when nothing is missing; a sentence, or false where the complaint stands beside its field. */
  readonly check: () => boolean | string | Promise<boolean | string>
  /** Resolves after the strict write, never before; what it throws is told to the person. */
  readonly store: () => Promise<Stored>
  readonly draft?: Draft
  readonly onBack: () => void
  readonly words: { readonly save: string; readonly back: string }
  readonly banner?: ReactNode
  /** False: Enter on the last field stays there; only the keys of saving save. */
  readonly enterSaves?: boolean
}

export interface SaveForm {
  readonly box: RefObject<HTMLFormElement | null>
  /** For the form element. */
  readonly props: { readonly noValidate: true; readonly onSubmit: (event: FormEvent) => void }
  /** Why it is not stored, in words. */
  readonly complaint: string | null
}

/** Keys, buttons and the one way to store of every form: once, with the draft gone and the focus moved on. */
export function useSaveForm(options: SaveFormOptions): SaveForm {
  const { check, store, draft, onBack, words, banner, enterSaves = true } = options
  const saveText = useSaveText()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const box = useRef<HTMLFormElement>(null)
  const isBusy = useRef(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  /** What was typed when the disk had no room for it. */
  const [unkept, setUnkept] = useState<string | null>(null)

  const save = async () => {
    if (isBusy.current) return
    const checked = check()
    isBusy.current = true
    // Awaited only where it takes time: a sentence stands with the key that asked for it.
    const answer = checked instanceof Promise ? await checked : checked
    setComplaint(typeof answer === 'string' ? answer : null)
    if (answer !== true) {
      isBusy.current = false
      return
    }
    const release = holdVersion()
    try {
      const { saved, goOn } = await store()
      // It is stored: a draft that stays may not be told as a save that failed.
      await draft?.drop().catch((error: unknown) => console.error('draft', error))
      // Told and gone on in one breath: a key that is pressed as soon as it is told goes where it leads, not back.
      if (saved) showSaved({ seq: saved.seq, text: saved.text(localTime(core.now(), timeZone)) })
      // Busy to the end, or a second press before the next screen stands would store twice.
      goOn()
    } catch (error) {
      isBusy.current = false
      setComplaint(saveText(error))
      if ((error as { name?: unknown } | null)?.name === 'QuotaExceededError' && box.current)
        setUnkept(formText(box.current))
    } finally {
      release()
    }
  }

  const saveAtEnd = useRef(save)
  useEffect(() => {
    saveAtEnd.current = save
  })
  const onEnd = useCallback(() => enterSaves && void saveAtEnd.current(), [enterSaves])
  useEnterMoves(box, { onEnd })
  // With the form itself: a key that is pressed as soon as it is seen belongs into it.
  useLayoutEffect(() => {
    if (box.current) focusFirst(box.current)
  }, [])
  useKeys({
    save: () => void save(),
    back: onBack,
    nextBlock: () => void (box.current && moveBlock(box.current, 1)),
    previousBlock: () => void (box.current && moveBlock(box.current, -1)),
  })
  // Never disabled while it stores: a disabled button drops the focus.
  useSlots({
    banner,
    actions: (
      <>
        {unkept !== null && (
          <DiskFullDialog
            text={unkept}
            onAgain={() => {
              setUnkept(null)
              void save()
            }}
            onClose={() => setUnkept(null)}
          />
        )}
        <Button look="quiet" keys="back" onPress={onBack}>
          {words.back}
        </Button>
        <Button look="primary" keys="save" onPress={() => void save()}>
          {words.save}
        </Button>
      </>
    ),
  })
  return { box, complaint, props: { noValidate: true, onSubmit: (event) => event.preventDefault() } }
}
