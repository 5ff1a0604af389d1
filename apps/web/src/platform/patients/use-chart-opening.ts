import { useEffect, useState } from 'react'
import { useDevice } from '../device/DeviceProvider'
import { recordChartOpening } from './opened-charts'

/** Writes the opening of a chart down for as long as a screen shows it; false: it could not be written. */
export function useChartOpening(patientId: string, screen: string): boolean {
  const { core } = useDevice()
  const [isLogged, setLogged] = useState(true)
  useEffect(() => {
    recordChartOpening(core, patientId, screen).catch((error: unknown) => {
      console.error('chart opening', error)
      setLogged(false)
    })
  }, [core, patientId, screen])
  return isLogged
}
