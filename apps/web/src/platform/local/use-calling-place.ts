import { useTranslations } from 'use-intl'
import { useDeviceState } from '../device/DeviceProvider'
import { useFacility } from '../workplace/use-today'

/** Where somebody who works here calls people to: the own room, or the counter of this computer. */
export function useCallingPlace(): string {
  const t = useTranslations('frame')
  const { units } = useFacility()
  const station = useDeviceState(({ device }) => device?.station) ?? ''
  const grants = useDeviceState(({ person }) => person?.grants) ?? []
  const room = grants.find(({ role, unit }) => role !== 'receptionist' && unit !== null)?.unit
  return units.find(({ code }) => code === room)?.name ?? t('station', { station })
}
