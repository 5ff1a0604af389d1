import { patientDirectory } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { MoveVisit as MoveVisitCommand } from '@lentera/contracts/visits/move-visit'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSaveForm } from '../../platform/use-save-form'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { GoneVisit } from './GoneVisit'

/** Sends a patient to another unit, `/tunggu/?pindah=…`; number and time of arrival stay. */
export function MoveVisit({ visitId, onDone }: { visitId: string; onDone: () => void }) {
  const t = useTranslations('move')
  const visit = useLocal(['move-visit', visitId], (view) => view.get(visits, visitId)?.record ?? null)
  if (visit?.status === 'open') return <MoveForm key={visitId} visit={visit} onDone={onDone} />
  return <GoneVisit text={t('gone')} back={t('back')} onDone={onDone} />
}

function MoveForm({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const t = useTranslations('move')
  const { nameOf } = usePatientWords()
  const { core } = useDevice()
  const { units } = useFacility()
  const today = useToday()
  const [unit, setUnit] = useState<string | null>(null)
  const [complains, setComplains] = useState(false)
  // Where the author saw the patient, also when somebody else moves them meanwhile.
  const [fromUnit] = useState(visit.unit)
  const { entry, number } = useLocal(['move-names', visit.id], (view) => ({
    entry: view.get(patientDirectory, visit.patientId)?.record ?? null,
    number: view.find(queueTickets, 'visitId', visit.id).rows[0]?.record.number ?? null,
  }))
  const unitName = (code: string) => units.find((one) => one.code === code)?.name ?? code
  const name = entry ? nameOf(entry) : ''
  const choices = units
    .filter(({ letter }) => letter !== null)
    .map((one, index) => ({ value: one.code, label: one.name, keys: String(index + 1) }))
    .filter(({ value }) => value !== fromUnit)

  const { box, props, complaint } = useSaveForm({
    check: () => {
      setComplains(unit === null)
      return unit !== null
    },
    store: async () => {
      const { seq } = await core.save(MoveVisitCommand, {
        ...{ visitId: visit.id, patientId: visit.patientId, fromUnit },
        unit: unit!,
      })
      const text = (time: string) => t('saved', { name, unit: unitName(unit!), time })
      return { saved: { seq, text }, goOn: onDone }
    },
    onBack: onDone,
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })

  return (
    <form ref={box} {...props} className="grid max-w-2xl gap-4" aria-label={t('title')}>
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <p>
        {number
          ? t('now', { unit: unitName(fromUnit), number })
          : t('nowNoNumber', { unit: unitName(fromUnit) })}
      </p>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <ChoiceField
        label={t('to')}
        value={unit}
        onChange={setUnit}
        choices={choices}
        error={complains && unit === null ? t('choose') : undefined}
      />
    </form>
  )
}
