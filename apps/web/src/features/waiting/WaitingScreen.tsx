'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Chip } from '@lentera/ui/Chip'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { VisitMarks } from '../../platform/danger/VisitMarks'
import { useDevice, useSnapshot } from '../../platform/device/DeviceProvider'
import { visitsOfDay, type VisitOfToday } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { useUnfinished } from '../../platform/local/use-unfinished'
import { ageText } from '../../platform/patients/age-text'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useTicketDoor } from '../../platform/ticket/TicketDoor'
import { screensOf } from '../../platform/workplace/screens'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import { MoveVisit } from './MoveVisit'
import { useMoveKey } from './use-move-key'

const ALL = 'all'

/** Today's patients by arrival; Enter opens the intake of one. */
export function WaitingScreen() {
  const t = useTranslations('waiting')
  const k = useTranslations('ticket')
  const { nameOf, allergyOf } = usePatientWords()
  const router = useRouter()
  const { core } = useDevice()
  const facility = useFacility()
  const { searchBox } = useWork()
  const today = useToday()
  const grants = useSnapshot()?.person?.grants ?? []
  const [unit, setUnit] = useState<string>(() => grants.find((grant) => grant.unit !== null)?.unit ?? ALL)
  const [refused, setRefused] = useState(false)
  const canOpen = screensOf(grants).some(({ id }) => id === 'intake')

  const door = useTicketDoor()

  const { rows, complete, asOf } = useLocal(['today', today, unit], (view) => {
    const day = visitsOfDay(view, facility, today, unit === ALL ? null : unit)
    const withNames = day.rows.map((row) => ({
      ...row,
      entry: view.get(patientDirectory, row.visit.patientId)?.record ?? null,
    }))
    return { ...day, rows: withNames }
  })
  // A doctor examines; what the nurse does first, a doctor reaches by the rail.
  const place = grants.some(({ role }) => role === 'doctor') ? '/periksa/' : '/kajian/'
  const open = (id: string) => (canOpen ? router.push(`${place}?id=${id}`) : setRefused(true))
  const unfinished = useUnfinished(
    'examination',
    rows.map(({ id }) => id),
  )
  const first = rows.find(({ isWaiting }) => isWaiting)
  const moving = useSearchParams().get('pindah')
  const move = useMoveKey(grants)
  useKeys({
    ...(!moving && { first: () => first && open(first.id), ownR: move.byKey, ownK: () => door.ask() }),
  })

  // Looked at after the screen before is gone, for a form that leaves takes the focus with it to nowhere. The
  // list takes it then, the search where the list is empty; unless somebody works elsewhere on the page.
  const [takesFocus, setTakesFocus] = useState(false)
  const isEmpty = rows.length === 0
  const takeFocus = useEffectEvent(() => {
    const { activeElement } = document
    if (activeElement && activeElement !== document.body && activeElement.id !== 'work') return
    if (isEmpty) searchBox.current?.focus()
    else setTakesFocus(true)
  })
  useEffect(() => {
    const timer = setTimeout(() => takeFocus())
    return () => clearTimeout(timer)
  }, [isEmpty, moving])

  const units = facility.units.filter(({ letter }) => letter !== null)
  const unitName = (code: string) => facility.units.find((one) => one.code === code)?.name ?? code
  const minutes = ({ visit }: VisitOfToday) =>
    Math.max(0, Math.floor((Date.parse(core.now()) - Date.parse(visit.openedAt)) / 60_000))

  if (moving) return <MoveVisit visitId={moving} onDone={move.done} />
  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="sr-only">{t('title')}</h1>
      <ChoiceField
        label={t('unit')}
        value={unit}
        onChange={(value) => setUnit(value ?? ALL)}
        choices={[
          { value: ALL, label: t('all'), keys: '0' },
          ...units.map(({ code, name }, index) => ({ value: code, label: name, keys: String(index + 1) })),
        ]}
      />
      {!complete && (
        <p className="bg-hatched px-3 py-1.5 text-sm text-ink-soft">
          {t('incomplete')}
          {asOf && ` ${t('asOf', { time: localTime(asOf, facility.timeZone) })}.`}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" keys="ownK" onPress={() => door.ask()}>
          {k('open')}
        </Button>
        {door.said && <span role="status">{door.said}</span>}
      </div>
      {refused && <Notice>{t('noRight')}</Notice>}
      {move.hint && <Notice>{move.hint}</Notice>}
      <RowList
        key={takesFocus ? 'focused' : 'free'}
        autoFocus={takesFocus}
        label={t('list')}
        rows={rows}
        onOpen={open}
        textOf={({ number, entry }) => `${number ?? ''} ${entry?.name ?? ''}`}
        emptyText={t('empty')}
      >
        {(row) => (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <strong className="w-20 text-lg">{row.number}</strong>
            <span className="min-w-40 flex-1">
              <strong className="block">{row.entry ? nameOf(row.entry) : t('unknownPatient')}</strong>
              <span className="text-sm text-ink-soft">
                {row.entry && `${ageText(row.entry.birthDate, today, row.entry.birthDateEstimated)} · `}
                {unitName(row.visit.unit)} · {localTime(row.visit.openedAt, facility.timeZone)}
              </span>
            </span>
            <VisitMarks visit={row.visit} entry={row.entry} />
            {row.entry?.allergyAnswer === 'present' && <Chip tone="danger">{allergyOf(row.entry).text}</Chip>}
            {unfinished.has(row.id) && <Chip tone="attention">{t('unfinished')}</Chip>}
            <Chip tone={row.isWaiting ? 'plain' : 'done'}>
              {row.isWaiting ? t('step.waiting') : t('step.measured')}
            </Chip>
            <span className="w-16 text-right text-ink-soft">
              {row.isWaiting && t('minutes', { minutes: minutes(row) })}
            </span>
          </div>
        )}
      </RowList>
    </div>
  )
}
