import { staffDirectory } from '@lentera/contracts/users/staff'
import { useDevice } from '../device/DeviceProvider'

/** The name of a colleague, as every device knows it; the id's place is taken by a dash where it does not. */
export function useStaffName(): (userId: string) => string {
  const { core } = useDevice()
  return (userId) => core.view.get(staffDirectory, userId)?.record.name ?? '–'
}
