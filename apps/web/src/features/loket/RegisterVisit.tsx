'use client'
import type { Payer, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { focusFirst, useEnterMoves } from '@lentera/ui/enter-moves'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { visitsOf } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { newId } from '../../platform/new-id'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSaveText } from '../../platform/use-save-text'
import { useSlots } from '../../platform/workplace/slots'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'

export interface GivenTicket {
  readonly number: string
  readonly ahead: number
  /** False: other devices may have registered somebody this one has not heard of. */
  readonly complete: boolean
  readonly text: string
}

export interface RegisterVisitProps {
  readonly entry: PatientDirectoryEntry
  readonly onGiven: (ticket: GivenTicket) => void
  readonly onClose: () => void
}

/** Poli by digit, cara bayar by letter, sakit or sehat, Enter: saved, with a number. */
export function RegisterVisit({ entry, onGiven, onClose }: RegisterVisitProps) {
  const t = useTranslations('loket')
  const p = useTranslations('patient')
  const saveText = useSaveText()
  const { nameOf } = usePatientWords()
  const router = useRouter()
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const { showSaved } = useWork()
  const units = facility.units.filter(({ letter }) => letter !== null)
  const [unit, setUnit] = useState<string | null>(units.length === 1 ? units[0]!.code : null)
  const [payer, setPayer] = useState<Payer | null>(entry.payer)
  const [sick, setSick] = useState<'sick' | 'well'>('sick')
  const [complains, setComplains] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const box = useRef<HTMLFormElement>(null)
  const isSaving = useRef(false)
  const unitName = (code: string) => facility.units.find((one) => one.code === code)?.name ?? code

  const open = useLocal(['open-visit', entry.id, today], (view) => {
    const visit = view
      .find(visits, 'openPatientId', entry.id)
      .rows.find(({ record }) => record.serviceDate === today)?.record
    if (!visit) return null
    return { visit, number: view.find(queueTickets, 'visitId', visit.id).rows[0]?.record.number ?? '' }
  })

  useEffect(() => {
    if (box.current) focusFirst(box.current)
  }, [])

  const save = async () => {
    const letter = units.find(({ code }) => code === unit)?.letter
    if (isSaving.current) return
    if (!unit || !letter || !payer) return setComplains(true)
    isSaving.current = true
    setFailure(null)
    try {
      const before = visitsOf(core.view, unit, today)
      const visitId = newId()
      const saved = await core.save(OpenVisit, (numbers) => ({
        visitId,
        patientId: entry.id,
        kind: 'outpatient' as const,
        unit,
        payer,
        sick: sick === 'sick',
        ticket: numbers.ticket(letter, today),
      }))
      const number = (saved.args as { ticket: string }).ticket
      const name = nameOf(entry)
      const time = localTime(core.now(), facility.timeZone)
      showSaved({ seq: saved.seq, text: t('saved', { name, number, time }) })
      const ahead = before.rows.filter(({ isWaiting }) => isWaiting).length
      onGiven({
        number,
        ahead,
        complete: before.complete,
        text: t('ticketOf', { name, unit: unitName(unit) }),
      })
    } catch (error) {
      setFailure(saveText(error))
      isSaving.current = false
    }
  }

  const saveAtEnd = useRef(save)
  useEffect(() => {
    saveAtEnd.current = save
  })
  const onEnd = useCallback(() => void saveAtEnd.current(), [])
  useEnterMoves(box, { onEnd })
  useKeys({ save: () => void save(), back: onClose })
  useSlots({
    banner: <OpenPatient entry={entry} on={today} />,
    actions: (
      <>
        <Button look="quiet" keys="back" onPress={onClose}>
          {t('close')}
        </Button>
        <Button look="primary" keys="save" onPress={() => void save()}>
          {t('register')}
        </Button>
      </>
    ),
  })

  return (
    <form
      ref={box}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      className="grid max-w-2xl gap-4"
      aria-label={t('register')}
    >
      {open && (
        <Notice
          tone="attention"
          action={
            <Button size="small" onPress={() => router.push('/tunggu/')}>
              {t('openWaiting')}
            </Button>
          }
        >
          {t('alreadyOpen', {
            time: localTime(open.visit.openedAt, facility.timeZone),
            unit: unitName(open.visit.unit),
            number: open.number,
          })}
        </Notice>
      )}
      {failure && <Notice tone="attention">{failure}</Notice>}
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
