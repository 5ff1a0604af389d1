'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import type { Missing } from '@lentera/domain/visits/what-is-missing'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { CloseVisit } from '../../platform/closing/CloseVisit'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { visitsOfDay } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { screensOf } from '../../platform/workplace/screens'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import {
  AFTER,
  closingQuery,
  closingScreen,
  examinationQuery,
  listBefore,
  prescriptionHref,
} from '../../platform/workplace/visit-addresses'
import { IntakeForm } from './IntakeForm'

/** The intake of one visit, `/kajian/?id=…`, and where a nurse closes it; without an id that of who waits longest. */
export function IntakeScreen() {
  const t = useTranslations('intake')
  const router = useRouter()
  const params = useSearchParams()
  const id = params.get('id')
  const { core } = useDevice()
  const grants = useDeviceState(({ person }) => person?.grants) ?? []
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

  const show = (query: string) => history.pushState(null, '', `/kajian/${query}`)
  const screens = screensOf(grants).map(({ href }) => href)
  const onSaved = () => {
    // Who came from what was missing goes back there, and closes.
    if (id && params.get(AFTER) === 'closing' && visit?.status === 'open')
      return router.push(`${closingScreen(screens) ?? '/kajian/'}${closingQuery(id)}`)
    const day = visitsOfDay(core.view, facility, today, null).rows.filter(
      (row) => row.isWaiting && row.id !== id,
    )
    const next = day.find((row) => row.visit.unit === visit?.unit) ?? day[0]
    if (next) show(`?id=${next.id}`)
    else router.push('/tunggu/')
  }
  const toWaiting = () => router.push('/tunggu/')

  if (visit?.status === 'open' && params.has('selesai')) {
    const list = listBefore(params)
    const go = (missing: Missing) => {
      if (missing === 'vitals' || missing === 'intake') show(`?id=${visit.id}&${AFTER}=closing`)
      else if (missing === 'prescription') router.push(prescriptionHref(visit.id, 'closing'))
      else router.push(`/periksa/${examinationQuery(visit.id)}`)
    }
    return (
      <CloseVisit
        key={visit.id}
        {...{ visit, entry }}
        onGo={go}
        canGo={(missing) => missing === 'vitals' || missing === 'intake' || screens.includes('/periksa/')}
        onClosed={() => (list ? router.push(list) : toWaiting())}
        onBack={() => (list ? router.push(list) : show(`?id=${visit.id}`))}
      />
    )
  }
  if (visit)
    return (
      <IntakeForm
        key={visit.id}
        {...{ visit, entry, onSaved }}
        onBack={toWaiting}
        onClose={() => show(closingQuery(visit.id))}
      />
    )
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
