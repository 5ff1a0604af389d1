import { localDate } from '@lentera/domain/kernel/local-date'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { useEffect, useState } from 'react'
import { useDevice, useDeviceState } from '../device/DeviceProvider'

/** @throws before the device is enrolled; nobody can be signed in by then */
export function useFacility(): Facility {
  const facility = useDeviceState(({ device }) => device?.facility)
  if (!facility) throw new Error('this device is not enrolled')
  return facility
}

/** The facility's business date, by the corrected clock; changes at midnight there. */
export function useToday(): CalendarDate {
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const [, setMinute] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setMinute((minute) => minute + 1), 60_000)
    return () => clearInterval(timer)
  }, [])
  return localDate(core.now(), timeZone)
}
