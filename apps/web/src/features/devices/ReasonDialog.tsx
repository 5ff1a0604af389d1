import { cleanLine } from '@lentera/contracts/kernel/text'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'

export interface ReasonDialogProps {
  readonly title: string
  /** On the button that does it. */
  readonly doIt: string
  readonly isDangerous?: boolean
  readonly store: (reason: string) => Promise<{ readonly seq: number }>
  readonly saved: (time: string) => string
  readonly onClose: () => void
  readonly onStored: () => void
  readonly children: ReactNode
}

/** Something that is not taken back easily: said in full, with a reason that stays beside the name. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, doIt, isDangerous, store, saved, onClose, onStored, children } = props
  const t = useTranslations('devices')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const [reason, setReason] = useState('')
  const [complains, setComplains] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const isBusy = useRef(false)
  const text = reason.trim()
  const save = async () => {
    if (text === '') return setComplains(true)
    if (isBusy.current) return
    isBusy.current = true
    try {
      const { seq } = await store(text)
      showSaved({ seq, text: saved(localTime(core.now(), timeZone)) })
      onStored()
    } catch (error) {
      isBusy.current = false
      setFailure(saveText(error))
    }
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      keys={{ save: () => void save() }}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look={isDangerous ? 'danger' : 'primary'} keys="save" onPress={() => void save()}>
            {doIt}
          </Button>
        </>
      }
    >
      {failure && <Notice tone="attention">{failure}</Notice>}
      {children}
      <TextField
        label={t('reason')}
        isRequired
        maxLength={300}
        value={reason}
        onChange={(next) => setReason(cleanLine(next))}
        error={complains && text === '' ? t('reasonMissing') : undefined}
        autoFocus
      />
    </Dialog>
  )
}
