import { Priority, PriorityReason } from '@lentera/contracts/queue/care-stage'
import { PrioritiseVisit as PrioritiseCommand } from '@lentera/contracts/queue/queue-place'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { offeredPriority } from '@lentera/domain/queue/offered-priority'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { visitHere, type VisitOfToday } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSaveForm } from '../../platform/use-save-form'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { GoneVisit } from './GoneVisit'

const ORDER_KEYS = { emergency: 'G', first: 'D', none: 'S' } as const
const REASON_KEYS: Record<PriorityReason, string> = {
  ...{ elderly: 'L', infant: 'B', pregnant: 'H', disability: 'D', condition: 'K' },
}

/** Who goes first, and why: `/tunggu/?dahulukan=…`. What age and pregnancy say is filled in, so Ctrl+Enter is enough. */
export function PrioritiseVisit({ visitId, onDone }: { visitId: string; onDone: () => void }) {
  const t = useTranslations('prioritise')
  const here = useLocal(['prioritise', visitId], (view) => {
    const visit = view.get(visits, visitId)?.record
    return visit?.status === 'open' ? visitHere(view, visit) : null
  })
  if (here) return <PrioritiseForm key={visitId} here={here} onDone={onDone} />
  return <GoneVisit text={t('gone')} back={t('back')} onDone={onDone} />
}

type Order = Priority | 'none'

function PrioritiseForm({ here, onDone }: { here: Omit<VisitOfToday, 'isOnServer'>; onDone: () => void }) {
  const t = useTranslations('prioritise')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const { timeZone } = useFacility()
  const today = useToday()
  const { patientId } = here.visit
  const entry = useLocal(
    ['prioritise-name', patientId],
    (view) => view.get(patientDirectory, patientId)?.record,
  )
  const [order, setOrder] = useState<Order | null>(here.place?.priority ?? 'first')
  const [reason, setReason] = useState<PriorityReason | null>(
    here.place?.reason ?? (entry ? offeredPriority(entry, today) : null),
  )
  const [complains, setComplains] = useState(false)
  const needsReason = order !== 'none'

  const { box, props, complaint } = useSaveForm({
    check: () => {
      const isWhole = order !== null && (!needsReason || reason !== null)
      setComplains(!isWhole)
      return isWhole
    },
    store: async () => {
      const priority = order === 'none' ? null : order
      const { seq } = await core.save(PrioritiseCommand, {
        ...{ visitId: here.id, patientId, priority },
        reason: needsReason ? reason : null,
      })
      const words = { name: entry ? nameOf(entry) : (here.number ?? ''), order: t(order!) }
      return { saved: { seq, text: (time) => t('saved', { ...words, time }) }, goOn: onDone }
    },
    onBack: onDone,
    words: { save: t('save'), back: t('back') },
    banner: entry && <OpenPatient entry={entry} on={today} />,
  })

  return (
    <form ref={box} {...props} className="grid max-w-2xl gap-4" aria-label={t('title')}>
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <p>{t('now', { number: here.number ?? '', time: localTime(here.openedAt, timeZone) })}</p>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <ChoiceField
        label={t('order')}
        value={order}
        onChange={setOrder}
        movesOn
        choices={([...Priority.options, 'none'] as const).map((value) => ({
          ...{ value, label: t(value), keys: ORDER_KEYS[value] },
        }))}
        error={complains && order === null ? t('chooseOrder') : undefined}
      />
      {needsReason && (
        <ChoiceField
          label={t('why')}
          value={reason}
          onChange={setReason}
          choices={PriorityReason.options.map((value) => ({
            ...{ value, label: t(value), keys: REASON_KEYS[value] },
          }))}
          error={complains && reason === null ? t('chooseWhy') : undefined}
        />
      )}
    </form>
  )
}
