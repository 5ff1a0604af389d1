'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { nextForDoctor } from '../../platform/local/waiting-for-doctor'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { afterPrescription, closingQuery } from '../../platform/workplace/visit-addresses'
import { PrescriptionForm } from './PrescriptionForm'

/** The prescription of one visit, `/resep/?id=…`. */
export function PrescribingScreen() {
  const t = useTranslations('prescribing')
  const router = useRouter()
  const params = useSearchParams()
  const id = params.get('id')
  const after = afterPrescription(params)
  const { core } = useDevice()
  const facility = useFacility()
  const today = useToday()
  const isDoctor =
    useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'doctor')) ?? false
  const { visit, person } = useLocal(['prescribing', id], (view) => {
    const found = id ? (view.get(visits, id)?.record ?? null) : null
    return {
      visit: found,
      person: found ? (view.get(patientDirectory, found.patientId)?.record ?? null) : null,
    }
  })
  const toWaiting = () => router.push('/tunggu/')
  const closing = `/periksa/${closingQuery(id ?? '')}`
  // Back to where the medicines were chosen, or to the list of what is missing.
  const goBack = () => router.push(after === 'closing' ? closing : `/periksa/?id=${id}`)
  const goOn = () => {
    if (after !== 'next') return goBack()
    // Signed before: like a signature without medicines, it leads to who comes next.
    const next = id && nextForDoctor(core.view, facility, today, id)
    if (next) router.push(`/periksa/?id=${next}`)
    else toWaiting()
  }

  if (visit && isDoctor)
    return <PrescriptionForm key={visit.id} visit={visit} person={person} onSent={goOn} onBack={goBack} />
  return (
    <Notice
      action={
        <Button size="small" onPress={toWaiting}>
          {t('toWaiting')}
        </Button>
      }
    >
      {isDoctor ? t('notHere') : t('doctorsOnly')}
    </Notice>
  )
}
