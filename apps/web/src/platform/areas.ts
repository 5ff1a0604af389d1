import { elsewhereCode } from '@lentera/domain/patients/elsewhere'
import type { Regency, Village } from '@lentera/terminology/areas/area'
import { useEffect, useState } from 'react'

/** The villages of the own kabupaten by code, in the order of their codes, then the other kabupaten (ADR 0031). */
export type Areas = ReadonlyMap<string, Village>

const none: Areas = new Map()

let loaded: Areas | null = null
let loading: Promise<Areas> | undefined

function load(): Promise<Areas> {
  loading ??= import('../generated/areas.json').then(({ default: { villages, regencies } }) => {
    const elsewhere = (regencies as Regency[]).map(({ code, name, province }) => ({
      ...{ code: elsewhereCode(code), name, district: province },
    }))
    loaded = new Map([...(villages as Village[]), ...elsewhere].map((area) => [area.code, area]))
    return loaded
  })
  return loading
}

/** Empty until the list has been read; a village that is not in it is shown by its code. */
export function useAreas(): Areas {
  const [areas, setAreas] = useState(loaded ?? none)
  useEffect(() => {
    let isGone = false
    load().then(
      (value) => !isGone && setAreas(value),
      () => {
        loading = undefined
      },
    )
    return () => {
      isGone = true
    }
  }, [])
  return areas
}
