'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { visitsOfDay } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { IntakeForm } from './IntakeForm'

/** The intake of one visit, `/kajian/?id=…`; without an id that of who waits longest. */
export function IntakeScreen() {
  const t = useTranslations('intake')
  const router = useRouter()
  const id = useSearchParams().get('id')
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const { visit, entry, first } = useLocal(['intake', id, today], (view) => {
    const found = id ? (view.get(visits, id)?.record ?? null) : null
    const { rows } = visitsOfDay(view, facility, today, null)
    // Nobody waits: then whose intake was begun and not stored.
    const waiting = rows.find((row) => row.isWaiting) ?? rows.find(({ stage }) => stage === 'with_nurse')
    return {
      visit: found,
      entry: found ? (view.get(patientDirectory, found.patientId)?.record ?? null) : null,
      first: waiting?.id ?? null,
    }
  })

  useEffect(() => {
    if (!id && first) history.replaceState(null, '', `/kajian/?id=${first}`)
  }, [id, first])

  const onSaved = () => {
    const day = visitsOfDay(core.view, facility, today, null).rows.filter(
      (row) => row.isWaiting && row.id !== id,
    )
    const next = day.find((row) => row.visit.unit === visit?.unit) ?? day[0]
    if (next) history.pushState(null, '', `/kajian/?id=${next.id}`)
    else router.push('/tunggu/')
  }
  const toWaiting = () => router.push('/tunggu/')

  if (visit)
    return <IntakeForm key={visit.id} visit={visit} entry={entry} onSaved={onSaved} onBack={toWaiting} />
  return (
    <Notice
      action={
        <Button size="small" onPress={toWaiting}>
          {t('toWaiting')}
        </Button>
      }
    >
      {id ? t('notHere') : t('nobody')}
    </Notice>
  )
}
