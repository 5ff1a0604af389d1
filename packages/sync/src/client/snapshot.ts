import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { DeviceSnapshot, SyncStatus } from './api.js'
import { accessOf, isReadingClosed, policyOf } from './access.js'
import type { Core } from './core.js'
import { type OpenReview, type OutboxRecord, readMeta } from './database.js'
import { instantOf } from './clock-offset.js'
import { readOutdoors } from './outdoor-record.js'
import { peopleHere } from './screen-lock.js'
import { answered, transact } from './transact.js'
import { wrongClockOf } from './wrong-clock.js'

/** Time of the act as its author's device corrected it. */
export const savedAt = ({ hdr: { at } }: Pick<OutboxRecord, 'hdr'>) =>
  instantOf(Date.parse(at.device) + at.offsetMs)

/** The state as screens see it; counts come from disk, so that every tab tells the same. */
export async function readSnapshot(core: Core): Promise<DeviceSnapshot> {
  const { device, epoch, unlocked, screenLockedFor } = core
  const { sync, outdoorsUntil } = await readStatus(core)
  const deviceTime = wrongClockOf(core, sync.lastContactAt)
  return {
    device:
      device && epoch
        ? {
            id: device.id,
            station: device.station,
            stationDate: device.stationDate,
            facility: device.facility,
            epoch,
            policy: policyOf(core),
          }
        : null,
    people: peopleHere(core),
    person: unlocked?.person ?? null,
    screenLockedFor: core.people.find(({ user }) => user.id === screenLockedFor) ?? null,
    guest: unlocked?.guest ?? null,
    access: accessOf(core),
    reading: isReadingClosed(core, sync.lastContactAt) ? 'closed' : 'open',
    outdoorsUntil,
    wrongClock: deviceTime === null ? null : { deviceTime },
    loss: core.loss,
    sync,
  }
}

function readStatus(
  core: Core,
): Promise<{ sync: SyncStatus; outdoorsUntil: DeviceSnapshot['outdoorsUntil'] }> {
  const only = (state: string) => core.ports.keyRange.only(state)
  return transact(
    core.db,
    ['outbox', 'reviews', 'meta', 'carried', 'session'],
    'readonly',
    async (stores) => {
      const byState = stores('outbox').index('state')
      const [
        pending,
        sent,
        unsendable,
        firstPending,
        firstSent,
        reviews,
        settledAt,
        contactAt,
        carried,
        outdoors,
      ] = await Promise.all([
        answered(byState.count(only('pending'))),
        answered(byState.count(only('sent'))),
        answered(byState.count(only('unsendable'))),
        answered(byState.get(only('pending'))) as Promise<OutboxRecord | undefined>,
        answered(byState.get(only('sent'))) as Promise<OutboxRecord | undefined>,
        answered(stores('reviews').getAll()) as Promise<OpenReview[]>,
        readMeta(stores, 'lastSettledAt'),
        readMeta(stores, 'lastContactAt'),
        answered(stores('carried').count()),
        readOutdoors(stores),
      ])
      const oldest = [firstPending, firstSent].flatMap((one) => one ?? []).sort((a, b) => a.seq - b.seq)[0]
      const unsent = pending + sent
      const sync: SyncStatus = {
        server: core.server,
        unsent,
        oldestUnsentAt: oldest ? savedAt(oldest) : null,
        unsendable,
        carried,
        needsAttention: reviews.filter((review) => !isClosed(core, review)).length,
        lastContactAt: core.lastContactAt ?? contactAt,
        allSafeAt: unsent === 0 && unsendable === 0 ? settledAt : null,
        stoppedBy: core.stopped.push ?? core.stopped.pull,
        sending: core.sending,
      }
      return { sync, outdoorsUntil: outdoors ? instantOf(outdoors.endsAt) : null }
    },
  )
}

/** Closed by a command on the server, whose row came with a pull. */
function isClosed(core: Core, { reviewItemId }: OpenReview): boolean {
  const row = reviewItemId ? core.view.base.table('review_items')?.rows.get(reviewItemId) : undefined
  return row !== undefined && (row.record as ReviewItem).closedAt !== null
}
