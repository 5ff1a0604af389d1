import type { Village } from '@lentera/terminology/areas/area'
import { useEffect, useState } from 'react'

/** The villages of the own kabupaten, by code, in the order of their codes. */
export type Areas = ReadonlyMap<string, Village>

const none: Areas = new Map()

let loaded: Areas | null = null
let loading: Promise<Areas> | undefined

function load(): Promise<Areas> {
  loading ??= import('../generated/areas.json').then(({ default: { villages } }) => {
    loaded = new Map((villages as Village[]).map((village) => [village.code, village]))
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
