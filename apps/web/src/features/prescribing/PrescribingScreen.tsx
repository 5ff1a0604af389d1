'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { PrescriptionForm } from './PrescriptionForm'

/** The prescription of one visit, `/resep/?id=…`. */
export function PrescribingScreen() {
  const t = useTranslations('prescribing')
  const router = useRouter()
  const id = useSearchParams().get('id')
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
  // Back to the patient who sits there.
  const toExamination = () => router.push(`/periksa/?id=${id}`)

  if (visit && isDoctor)
    return (
      <PrescriptionForm
        key={visit.id}
        visit={visit}
        person={person}
        onSent={toExamination}
        onBack={toExamination}
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
      {isDoctor ? t('notHere') : t('doctorsOnly')}
    </Notice>
  )
}
