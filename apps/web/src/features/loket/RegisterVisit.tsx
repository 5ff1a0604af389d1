'use client'
import type { Payer, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { replaceTemporary } from '@lentera/sync/client/replace-temporary'
import { focusFirst } from '@lentera/ui/enter-moves'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { DateDoubt, useDateInDoubt } from '../../platform/clock/DateDoubt'
import { visitsOf } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { newId } from '../../platform/new-id'
import { writtenFor } from '../../platform/patients/written-for'
import { printsTickets } from '../../platform/print/print-preference'
import { usePrintTicket } from '../../platform/print/use-print-ticket'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSaveForm } from '../../platform/use-save-form'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { useTicketDoor } from '../../platform/ticket/TicketDoor'
import { useFacility, useToday } from '../../platform/workplace/use-today'

export interface GivenTicket {
  readonly visitId: string
  readonly number: string
  readonly ahead: number
  /** False: other devices may have registered somebody this one has not heard of. */
  readonly complete: boolean
  readonly text: string
}

export interface RegisterVisitProps {
  readonly entry: PatientDirectoryEntry
  readonly onGiven: (ticket: GivenTicket) => void
  readonly onOpenVisit: (visitId: string) => void
  readonly onClose: () => void
}

/** Poli by digit, cara bayar by letter, sakit or sehat, Enter: saved, with a number. */
export function RegisterVisit({ entry, onGiven, onOpenVisit, onClose }: RegisterVisitProps) {
  const t = useTranslations('loket')
  const p = useTranslations('patient')
  const k = useTranslations('ticket')
  const { nameOf } = usePatientWords()
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const units = facility.units.filter(({ letter }) => letter !== null)
  const { printed, setPrinted } = useTicketDoor()
  const [unit, setUnit] = useState<string | null>(() => {
    const ofPrinted = printed && units.find(({ letter }) => printed.startsWith(letter!))
    return ofPrinted ? ofPrinted.code : units.length === 1 ? units[0]!.code : null
  })
  const [payer, setPayer] = useState<Payer | null>(entry.payer)
  const [sick, setSick] = useState<'sick' | 'well'>('sick')
  const [complains, setComplains] = useState(false)
  const c = useTranslations('clock')
  const dateInDoubt = useDateInDoubt()
  const print = usePrintTicket()
  const unitName = (code: string) => facility.units.find((one) => one.code === code)?.name ?? code

  const open = useLocal(['open-visit', entry.id, today], (view) => {
    const visit = view
      .find(visits, 'openPatientId', entry.id)
      .rows.find(({ record }) => record.serviceDate === today)?.record
    if (!visit) return null
    return { visit, number: view.find(queueTickets, 'visitId', visit.id).rows[0]?.record.number ?? '' }
  })

  const check = () => {
    setComplains(!unit || !payer)
    if (!unit || !payer) return false
    return dateInDoubt ? c('confirmFirst') : true
  }
  const store = async () => {
    const letter = units.find(({ code }) => code === unit)!.letter!
    // Served here and now: whoever still has a temporary number gets their own, where this computer holds any.
    await replaceTemporary(core, [entry])
    const before = visitsOf(core.view, unit!, today)
    const visitId = newId()
    const { seq, args } = await core.save(OpenVisit, (numbers) => ({
      visitId,
      ...writtenFor(core.view, entry.id),
      kind: 'outpatient' as const,
      unit: unit!,
      payer: payer!,
      sick: sick === 'sick',
      ticket: printed ?? numbers.ticket(letter, today),
    }))
    const number = (args as { ticket: string }).ticket
    const name = nameOf(entry)
    setPrinted(null)
    const ticket = {
      visitId,
      number,
      ahead: before.rows.filter(({ isWaiting }) => isWaiting).length,
      complete: before.complete,
      text: t('ticketOf', { name, unit: unitName(unit!) }),
    }
    return {
      saved: { seq, text: (time: string) => t('saved', { name, number, time }) },
      goOn: () => {
        onGiven(ticket)
        // After the focus is back in the search: a print window that closes leaves it there.
        if (printsTickets.read()) print(visitId)
      },
    }
  }
  // A digit is the poli wherever the focus is but in a text.
  const byDigit = units.map(({ code }, index) => [String(index + 1), () => setUnit(code)] as const)
  useKeys(
    {
      print: () => void (open && print(open.visit.id, { replaces: null })),
    },
    { plain: Object.fromEntries(byDigit) },
  )
  const { box, props, complaint } = useSaveForm({
    ...{ check, store },
    onBack: onClose,
    words: { save: t('register'), back: t('close') },
    banner: <OpenPatient entry={entry} on={today} />,
  })
  // Registered already: Enter opens that visit, and nobody is registered twice by habit.
  const openButton = useRef<HTMLButtonElement>(null)
  const openId = open?.visit.id
  const isUntouched = useEffectEvent(() => unit === null)
  useLayoutEffect(() => {
    if (openId && isUntouched()) openButton.current?.focus()
  }, [openId])
  // The answered question takes its buttons with it, and the focus that stood on one of them.
  useLayoutEffect(() => {
    if (!dateInDoubt && document.activeElement === document.body && box.current) focusFirst(box.current)
  }, [dateInDoubt, box])

  return (
    <form ref={box} {...props} className="grid max-w-2xl gap-4" aria-label={t('register')}>
      {open && (
        <Notice
          tone="attention"
          action={
            <>
              <Button size="small" keys="print" onPress={() => print(open.visit.id, { replaces: null })}>
                {t('printAgain')}
              </Button>
              <Button ref={openButton} size="small" onPress={() => onOpenVisit(open.visit.id)}>
                {t('openVisit')}
              </Button>
            </>
          }
        >
          {t('alreadyOpen', {
            time: localTime(open.visit.openedAt, facility.timeZone),
            unit: unitName(open.visit.unit),
            number: open.number,
            station: stationOf(open.number),
          })}
        </Notice>
      )}
      <DateDoubt />
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {printed && (
        <Notice
          action={
            <Button size="small" onPress={() => setPrinted(null)}>
              {k('printedCancel')}
            </Button>
          }
        >
          {k('printed', { number: printed })}
        </Notice>
      )}
      <ChoiceField
        label={t('unit')}
        movesOn
        value={unit}
        onChange={setUnit}
        error={complains && !unit ? t('chooseUnit') : undefined}
        choices={units.map(({ code, name }, index) => ({
          value: code,
          label: name,
          keys: String(index + 1),
        }))}
      />
      <ChoiceField
        label={t('payer')}
        movesOn
        value={payer}
        onChange={setPayer}
        error={complains && !payer ? t('choosePayer') : undefined}
        choices={[
          { value: 'bpjs', label: p('payer.bpjs'), keys: 'B' },
          { value: 'general', label: p('payer.general'), keys: 'U' },
          { value: 'free', label: p('payer.free'), keys: 'G' },
        ]}
      />
      <ChoiceField
        label={t('sick')}
        value={sick}
        onChange={(value) => value && setSick(value)}
        choices={[
          { value: 'sick', label: t('isSick'), keys: 'S' },
          { value: 'well', label: t('isWell'), keys: 'H' },
        ]}
      />
    </form>
  )
}

/** `A2-014` was given at station 2. */
const stationOf = (number: string): string => /^[A-Z]([0-9A-Z]+)-/.exec(number)?.[1] ?? '?'
