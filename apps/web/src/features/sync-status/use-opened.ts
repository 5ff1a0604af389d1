import type { Id } from '@lentera/contracts/kernel/id'
import type { OpenedCommand, OutboxEntry } from '@lentera/sync/client/api'
import { useEffect, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'

/** null: it cannot be opened. */
export type Opened = ReadonlyMap<Id, OpenedCommand | null>

/** What the records of the tray say, each opened once. They are sealed, and their rows may have left this device. */
export function useOpened(entries: readonly OutboxEntry[]): Opened {
  const { core } = useDevice()
  const [opened, setOpened] = useState<Opened>(new Map())
  useEffect(() => {
    const missing = entries.map(({ id }) => id).filter((id) => !opened.has(id))
    if (missing.length === 0) return
    let isGone = false
    core.openCommands(missing).then(
      (found) => {
        if (isGone) return
        const byId = new Map(found.map((one) => [one.id, one]))
        setOpened(
          (before) => new Map([...before, ...missing.map((id) => [id, byId.get(id) ?? null] as const)]),
        )
      },
      // Locked in this moment: the tray goes away.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [core, entries, opened])
  return opened
}
