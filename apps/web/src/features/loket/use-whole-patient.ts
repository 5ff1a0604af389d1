import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { patientDirectory, patientIdentifiers, patients } from '@lentera/contracts/patients/patient'
import { useEffect, useRef } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import type { SeenPatient } from './amendment'

/**
 * Everything that is known of a patient, numbers included. A desk holds only the directory of most; reading
 * the rest is written down, and that record is what brings the patient to this device.
 */
export function useWholePatient(id: string): { seen: SeenPatient | null; isKnown: boolean } {
  const { core } = useDevice()
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    core
      .save(OpenChart, { patientId: id, purpose: 'registration', screen: 'loket-ubah' })
      .then(() => core.drain())
      .then(() => core.pull())
      // The form says that it waits; the device goes on asking by itself.
      .catch((error: unknown) => console.error('chart', error))
  }, [core, id])
  return useLocal(['whole-patient', id], (view) => {
    const patient = view.get(patients, id)?.record
    const identifiers = view.find(patientIdentifiers, 'patientId', id).rows.map(({ record }) => record)
    return {
      seen: patient ? { patient, identifiers } : null,
      isKnown: Boolean(patient ?? view.get(patientDirectory, id)),
    }
  })
}
