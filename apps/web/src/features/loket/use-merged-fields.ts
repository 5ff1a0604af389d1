import { patientFieldChanges } from '@lentera/contracts/patients/field-change'
import { localDate } from '@lentera/domain/kernel/local-date'
import type { OutboxEntry } from '@lentera/sync/client/api'
import { useEffect, useState } from 'react'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { type MergedField, mergedFields } from './merged-fields'

/** Enough for what a desk changes in a day. */
const LOOKED_AT = 200

/** What the server merged today in the changes of whoever works here. */
export function useMergedFields(): readonly MergedField[] {
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const me = useDeviceState(({ person }) => person?.user.id) ?? null
  const unsent = useDeviceState(({ sync }) => sync.unsent) ?? 0
  const amended = useLocal(
    ['amended-today', me, today],
    (view) =>
      view
        .all(patientFieldChanges)
        .rows.filter(({ record }) => record.by === me && localDate(record.at, timeZone) === today).length,
  )
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([])
  useEffect(() => {
    // Most desks change nobody's data for hours: then there is nothing to look for.
    if (amended === 0) return
    let isGone = false
    const timer = setTimeout(() => {
      core.outbox(LOOKED_AT).then(
        (found) =>
          !isGone && setEntries(found.filter(({ actorId, merged }) => actorId === me && merged.length > 0)),
        (error: unknown) => console.error('outbox', error),
      )
    }, 300)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [core, me, amended, unsent])
  return useLocal(['merged', me, today, entries.map(({ id }) => id)], (view) => {
    const rows = (index: 'commandId' | 'patientId', key: string) =>
      view.find(patientFieldChanges, index, key).rows.map(({ record }) => record)
    return mergedFields(
      entries.filter(({ savedAt }) => localDate(savedAt, timeZone) === today),
      (id) => rows('commandId', id),
      (id) => rows('patientId', id),
    )
  })
}
