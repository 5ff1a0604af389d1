import { isElsewhere } from '@lentera/domain/patients/elsewhere'
import type { Option } from '@lentera/ui/options'
import { useMemo } from 'react'
import { useAreas } from './areas'
import { useFacility } from './workplace/use-today'

/** The villages to choose from, those of the own kecamatan first. */
export function useVillages(): readonly Option[] {
  const areas = useAreas()
  const { districtCode } = useFacility()
  return useMemo(() => {
    const options = [...areas.values()]
      .filter(({ code }) => !isElsewhere(code))
      .map(({ code, name, district }) => ({
        id: code,
        label: name,
        detail: district,
      }))
    const isOwn = ({ id }: Option) => id.startsWith(districtCode)
    return [...options.filter(isOwn), ...options.filter((option) => !isOwn(option))]
  }, [areas, districtCode])
}
