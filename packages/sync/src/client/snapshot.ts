import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { DeviceSnapshot, SyncStatus } from './api.js'
import { accessOf, isReadingClosed, policyOf } from './access.js'
import type { Core, StatusCounts } from './core.js'
import { type OpenReview, type OutboxRecord, type OutboxState, readMeta } from './database.js'
import { instantOf } from './clock-offset.js'
import { readOutdoors } from './outdoor-record.js'
import { peopleHere } from './screen-lock.js'
import { answered, countedWritesTo, transact } from './transact.js'
import { wrongClockOf } from './wrong-clock.js'

/** Time of the act as its author's device corrected it. */
export const savedAt = ({ hdr: { at } }: Pick<OutboxRecord, 'hdr'>) =>
  instantOf(Date.parse(at.device) + at.offsetMs)

/** The state as screens see it; counts come from disk and are kept while it is as it was. */
export async function readSnapshot(core: Core): Promise<DeviceSnapshot> {
  const { device, epoch, unlocked, screenLockedFor } = core
  const sync = await readStatus(core)
  const outdoorsUntil = core.counts?.outdoorsUntil ?? null
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
    isOtherServer: core.isOtherServer,
    wrongClock: deviceTime === null ? null : { deviceTime },
    dateInDoubt: deviceTime !== null && core.offset.isUnproven,
    loss: core.loss,
    recovery: core.recovery,
    secondCopy: core.copy.health,
    protection: core.protection,
    sync,
  }
}

async function readStatus(core: Core): Promise<SyncStatus> {
  const { unsent, oldestUnsentAt, unsendable, carried, reviews, settledAt, contactAt } = await counts(core)
  return {
    server: core.server,
    serverClock: core.serverClock,
    unsent,
    oldestUnsentAt,
    unsendable,
    carried,
    needsAttention: reviews.filter((review) => !isClosed(core, review)).length,
    lastContactAt: core.lastContactAt ?? contactAt,
    allSafeAt: unsent === 0 && unsendable === 0 ? settledAt : null,
    stoppedBy: core.stopped.push ?? core.stopped.pull,
    sending: core.sending,
  }
}

/** From memory while nobody wrote there since they were counted: most changes a screen hears of are others. */
async function counts(core: Core): Promise<StatusCounts> {
  const writes = countedWritesTo(core.db)
  if (core.counts?.writes !== writes) core.counts = { ...(await count(core)), writes }
  return core.counts
}

function count(core: Core): Promise<Omit<StatusCounts, 'writes'>> {
  const { keyRange } = core.ports
  const stores = ['outbox', 'reviews', 'meta', 'carried', 'session'] as const
  return transact(core.db, stores, 'readonly', async (stores) => {
    const byState = stores('outbox').index('state')
    const [unsent, unsendable, reviews, settledAt, contactAt, carried, outdoors] = await Promise.all([
      // No other state lies between the two.
      answered(byState.count(keyRange.bound('pending', 'sent'))),
      answered(byState.count(keyRange.only('unsendable'))),
      answered(stores('reviews').getAll()) as Promise<OpenReview[]>,
      readMeta(stores, 'lastSettledAt'),
      readMeta(stores, 'lastContactAt'),
      answered(stores('carried').count()),
      readOutdoors(stores),
    ])
    const first = (state: OutboxState) =>
      answered(byState.get(keyRange.only(state))) as Promise<OutboxRecord | undefined>
    const firsts = unsent === 0 ? [] : await Promise.all([first('pending'), first('sent')])
    const oldest = firsts.flatMap((one) => one ?? []).sort((a, b) => a.seq - b.seq)[0]
    return {
      unsent,
      oldestUnsentAt: oldest ? savedAt(oldest) : null,
      unsendable,
      carried,
      reviews,
      settledAt,
      contactAt,
      outdoorsUntil: outdoors ? instantOf(outdoors.endsAt) : null,
    }
  })
}

/** Closed by a command on the server, whose row came with a pull. */
function isClosed(core: Core, { reviewItemId }: OpenReview): boolean {
  const row = reviewItemId ? core.view.base.table('review_items')?.rows.get(reviewItemId) : undefined
  return row !== undefined && (row.record as ReviewItem).closedAt !== null
}
