import type { Instant } from '@lentera/contracts/kernel/time'
import { defaultPolicy, type DevicePolicy } from '@lentera/contracts/devices/device-policy'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Known } from '@lentera/contracts/kernel/rule'
import type { Access, LocalView, ViewRow } from './api.js'
import type { Core } from './core.js'

const hourMs = 3_600_000

export const policyOf = ({ device }: Core): DevicePolicy => device?.policy ?? defaultPolicy

/** The later of the device's time and the last time it heard: a clock set back gains nothing but the difference. */
function latest(core: Core): number {
  const heard = core.lastContactAt === null ? 0 : Date.parse(core.lastContactAt)
  return Math.max(Date.parse(core.offset.now()), heard)
}

export function accessOf(core: Core): Access {
  const { unlocked } = core
  if (!unlocked) return 'full'
  const awayMs = latest(core) - Date.parse(unlocked.person.lastOnlineAt)
  if (awayMs <= policyOf(core).offlineMaxHours * hourMs) return 'full'
  return unlocked.reason === null ? 'reason_needed' : 'with_reason'
}

/** Reading closes after days without the server; writing and sending stay open. */
export function isReadingClosed(core: Core, contactAt: Instant | null): boolean {
  if (contactAt === null) return false
  return latest(core) - Date.parse(contactAt) > policyOf(core).readingMaxDays * 24 * hourMs
}

/**
 * The view as screens get it. While reading is closed it shows what was saved here and not yet sent, and
 * promises nothing about the rest; the rules go on working on all that the device knows.
 */
export function gatedView(view: LocalView, isClosed: () => boolean): LocalView {
  const own = <R>(known: Known<ViewRow<R>>): Known<ViewRow<R>> =>
    isClosed()
      ? { rows: known.rows.filter(({ pendingBy }) => pendingBy !== null), complete: false, asOf: null }
      : known
  return {
    // Half a step apart, so that what was read before the gate moved is read again.
    get version() {
      return view.version + (isClosed() ? 0.5 : 0)
    },
    find: <R extends EntityRecord>(entity: EntityDefinition<string, R>, index: string, key: string) =>
      own(view.find(entity, index, key)),
    get: (entity, id) => {
      const row = view.get(entity, id)
      return row && isClosed() && row.pendingBy === null ? null : row
    },
    all: (entity) => own(view.all(entity)),
    // What was saved here and not sent is all in the last part.
    packed: (entity) => (isClosed() ? view.packed(entity).slice(-1) : view.packed(entity)),
  }
}
