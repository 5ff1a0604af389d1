'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Chip } from '@lentera/ui/Chip'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { isField, useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../../platform/device/DeviceProvider'
import { visitsOfDay, type VisitOfToday } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { ageText } from '../../platform/patients/age-text'
import { usePatientWords } from '../../platform/patients/patient-words'
import { screensOf } from '../../platform/workplace/screens'
import { useFacility, useToday } from '../../platform/workplace/use-today'

const ALL = 'all'

/** Today's patients by arrival; Enter opens the intake of one. */
export function WaitingScreen() {
  const t = useTranslations('waiting')
  const { nameOf, allergyOf } = usePatientWords()
  const router = useRouter()
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const grants = useSnapshot()?.person?.grants ?? []
  const [unit, setUnit] = useState<string>(() => grants.find((grant) => grant.unit !== null)?.unit ?? ALL)
  const [refused, setRefused] = useState(false)
  const canOpen = screensOf(grants).some(({ id }) => id === 'intake')

  const { rows, complete, asOf } = useLocal(['today', today, unit], (view) => {
    const day = visitsOfDay(view, facility, today, unit === ALL ? null : unit)
    const withNames = day.rows.map((row) => ({
      ...row,
      entry: view.get(patientDirectory, row.visit.patientId)?.record ?? null,
    }))
    return { ...day, rows: withNames }
  })
  const open = (id: string) => (canOpen ? router.push(`/kajian/?id=${id}`) : setRefused(true))
  const first = rows.find(({ isWaiting }) => isWaiting)
  useKeys({ first: () => first && open(first.id) })

  // The focus goes into the list with its first row, unless somebody works elsewhere on the page by then.
  const isEmpty = rows.length === 0
  const isFree = ['work', ''].includes(document.activeElement?.id ?? '') && !isField(document.activeElement)

  const units = facility.units.filter(({ letter }) => letter !== null)
  const unitName = (code: string) => facility.units.find((one) => one.code === code)?.name ?? code
  const minutes = ({ visit }: VisitOfToday) =>
    Math.max(0, Math.floor((Date.parse(core.now()) - Date.parse(visit.openedAt)) / 60_000))

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
      {refused && <Notice>{t('noRight')}</Notice>}
      <RowList
        key={isEmpty ? 'empty' : 'rows'}
        label={t('list')}
        rows={rows}
        onOpen={open}
        textOf={({ number, entry }) => `${number ?? ''} ${entry?.name ?? ''}`}
        emptyText={t('empty')}
        autoFocus={!isEmpty && isFree}
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
            {row.entry?.allergyAnswer === 'present' && <Chip tone="danger">{allergyOf(row.entry).text}</Chip>}
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
