import { cleanLine } from '@lentera/contracts/kernel/text'
import { CancelVisit } from '@lentera/contracts/visits/cancel-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Dialog } from '@lentera/ui/Dialog'
import { enterMoves, focusFirst } from '@lentera/ui/enter-moves'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'

const reasons = ['left', 'wrong_person', 'twice', 'other'] as const
type Reason = (typeof reasons)[number]

export interface CancelDialogProps {
  readonly visit: Visit
  readonly number: string
  readonly onClose: () => void
  readonly onCancelled: () => void
}

/** Why a visit does not take place: a digit for what nearly always is the reason, or words. Enter cancels. */
export function CancelDialog({ visit, number, onClose, onCancelled }: CancelDialogProps) {
  const t = useTranslations('loket.cancel')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const [reason, setReason] = useState<Reason | null>(null)
  const [words, setWords] = useState('')
  const [complains, setComplains] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const isBusy = useRef(false)
  const text = reason === 'other' ? words.trim() : reason ? t(`reason.${reason}`) : ''
  const save = async () => {
    if (text === '') return setComplains(true)
    if (isBusy.current) return
    isBusy.current = true
    try {
      const { seq } = await core.save(CancelVisit, {
        ...{ visitId: visit.id, patientId: visit.patientId },
        reason: text,
      })
      showSaved({ seq, text: t('saved', { number, time: localTime(core.now(), timeZone) }) })
      onCancelled()
    } catch (error) {
      isBusy.current = false
      setFailure(saveText(error))
    }
  }
  const saveAtEnd = useRef(save)
  useEffect(() => {
    saveAtEnd.current = save
  })
  // A layer is drawn outside the page: its own form, so that Enter goes on to the words and then saves.
  const box = useCallback((form: HTMLDivElement | null) => {
    if (!form) return undefined
    // Before the dialog takes the focus itself: the first press is the digit of the reason.
    focusFirst(form)
    return enterMoves(form, { onEnd: () => void saveAtEnd.current() })
  }, [])
  return (
    <Dialog
      title={t('title', { number })}
      isOpen
      onClose={onClose}
      keys={{ save: () => void save() }}
      actions={
        <>
          <Button onPress={onClose}>{t('back')}</Button>
          <Button look="danger" keys="save" onPress={() => void save()}>
            {t('doIt')}
          </Button>
        </>
      }
    >
      <div ref={box} className="grid gap-3">
        {failure && <Notice tone="attention">{failure}</Notice>}
        <ChoiceField
          label={t('why')}
          isRequired
          value={reason}
          onChange={setReason}
          error={complains && reason === null ? t('missing') : undefined}
          choices={reasons.map((value, index) => ({
            ...{ value, label: t(`reason.${value}`), keys: String(index + 1) },
          }))}
        />
        {reason === 'other' && (
          <TextField
            label={t('words')}
            isRequired
            maxLength={200}
            value={words}
            onChange={(next) => setWords(cleanLine(next))}
            error={complains && text === '' ? t('missing') : undefined}
          />
        )}
      </div>
    </Dialog>
  )
}
