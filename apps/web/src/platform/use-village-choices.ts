import { isElsewhere } from '@lentera/domain/patients/elsewhere'
import type { Option } from '@lentera/ui/options'
import { useMemo } from 'react'
import { useAreas } from './areas'
import { useFacility } from './workplace/use-today'

/** Where an address lies: in the wilayah, in the rest of the kabupaten, elsewhere. */
export type Area = 'own' | 'regency' | 'elsewhere'
export const areaKinds: readonly Area[] = ['own', 'regency', 'elsewhere']

export function areaOf(villageCode: string | null, districtCode: string): Area {
  if (villageCode === null || villageCode.startsWith(districtCode)) return 'own'
  return isElsewhere(villageCode) ? 'elsewhere' : 'regency'
}

/** The villages, or kabupaten, of one of the three. */
export function useVillageChoices(area: Area): readonly Option[] {
  const areas = useAreas()
  const { districtCode } = useFacility()
  return useMemo(
    () =>
      [...areas.values()]
        .filter(({ code }) => areaOf(code, districtCode) === area)
        .map(({ code, name, district }) => ({ id: code, label: name, detail: district })),
    [areas, area, districtCode],
  )
}
