'use client'
import {
  MAX_SICK_DAYS,
  SickDays,
  SICK_LETTER_SERIES,
  WriteSickLetter,
} from '@lentera/contracts/documents/sick-letter'
import type { Visit } from '@lentera/contracts/visits/visit'
import { addDays } from '@lentera/domain/kernel/calendar'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { useEnterMoves } from '@lentera/ui/enter-moves'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { newId } from '../new-id'
import { useToday } from '../workplace/use-today'
import { usePrintSickLetter } from './use-print-sick-letter'
import { usePrintVisitSummary } from './use-print-visit-summary'

/** F9 on the screen of a visit: Enter prints the resume medis; days and Enter write and print a sick letter. */
export function VisitPapers({ visit }: { visit: Visit }) {
  const t = useTranslations('print.visit')
  const [isOpen, setOpen] = useState(false)
  useKeys({ print: () => setOpen(true) })
  return (
    <>
      <Button size="small" look="quiet" keys="print" onPress={() => setOpen(true)}>
        {t('title')}
      </Button>
      {isOpen && <PapersDialog visit={visit} onClose={() => setOpen(false)} />}
    </>
  )
}

function PapersDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const t = useTranslations('print.visit')
  const { core } = useDevice()
  const today = useToday()
  const printSummary = usePrintVisitSummary()
  const printLetter = usePrintSickLetter()
  const [days, setDays] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const isWriting = useRef(false)
  const form = useRef<HTMLFormElement>(null)

  const typed = SickDays.safeParse(Number(days))
  const until = typed.success ? addDays(today, typed.data - 1) : null

  const writeLetter = async (count: number) => {
    if (isWriting.current) return
    isWriting.current = true
    const letterId = newId()
    try {
      await core.save(WriteSickLetter, (numbers) => ({
        ...{ letterId, visitId: visit.id, patientId: visit.patientId, days: count, from: today },
        number: numbers.ticket(SICK_LETTER_SERIES, today),
      }))
      printLetter(letterId)
      onClose()
    } catch {
      isWriting.current = false
      setSaid(t('notSaved'))
    }
  }
  const go = () => {
    if (days.trim() !== '') {
      if (typed.success) void writeLetter(typed.data)
      else setSaid(t('days.wrong', { most: MAX_SICK_DAYS }))
    } else if (printSummary(visit.id)) onClose()
    else setSaid(t('notHere'))
  }
  useEnterMoves(form, { onEnd: go })
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={onClose}
      keys={{ save: go, print: go }}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" keys="save" onPress={go}>
            {days.trim() === '' ? t('summary') : t('letter')}
          </Button>
        </>
      }
    >
      {said && <Notice tone="attention">{said}</Notice>}
      <form ref={form} noValidate onSubmit={(event) => event.preventDefault()}>
        <TextField
          autoFocus
          inputMode="numeric"
          maxLength={2}
          label={t('days.label')}
          description={
            until ? t('days.until', { from: formatDate(today), until: formatDate(until) }) : t('days.hint')
          }
          value={days}
          onChange={(text) => setDays(text.replace(/\D/g, ''))}
        />
      </form>
    </Dialog>
  )
}
