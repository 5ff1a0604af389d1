import type { Adapter, Delivered, ExternalIds } from '@lentera/contracts/deliveries/adapter'
import { eventNamed } from '@lentera/contracts/kernel/event'
import type { AdapterStateStore } from '@lentera/db/deliveries/adapter-state-store'
import type { Begun, DeliveryStore, Ending } from '@lentera/db/deliveries/delivery-store'
import { backoffMs } from './backoff.js'
import { allowedNow, FAILURES_TO_OPEN, heldAfter } from './breaker.js'
import type { DeliveryJob } from './job-queue.js'

/** A delivery that throws so often is no longer tried: somebody has to look. */
const THROWS_MAX = 5
/** Whoever asks to wait longer is asked once a day all the same. */
const ASKED_MAX_MS = 24 * 60 * 60_000

export interface DeliverOptions {
  readonly store: DeliveryStore
  readonly states: AdapterStateStore
  readonly ids: ExternalIds
  readonly adapter: Adapter
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: () => number
  /** How long an attempt may go without a sign of life. */
  readonly leaseMs: number
  /** Aborted when the process stops. */
  readonly signal: AbortSignal
  /** Of an adapter's own mistakes; never what the other side said. */
  readonly report: (error: unknown, event: { id: string; name: string }) => void
}

/** One attempt, from the commit before anything leaves to the commit of how it ended. @throws what the database throws */
export async function deliver(options: DeliverOptions, job: DeliveryJob): Promise<void> {
  const { store, states, now, leaseMs } = options
  // Held since it was dispatched: its claim is free again soon, and nothing was begun.
  if (allowedNow(await states.read(), now(), 1, 0) === 0) return
  const begun = await store.begin(job, now(), leaseMs)
  if (!begun) return
  const alive = setInterval(() => {
    // Without the database the lease runs out, and the attempt is read back later.
    store.renew(job, now(), leaseMs).catch(() => undefined)
  }, leaseMs / 3)
  try {
    const { delivered, threw } = await attempt(options, begun)
    // A mistake of ours says nothing of the house.
    if (!threw) await noteForAll(options, delivered)
    await store.end(job, endingOf(options, begun, delivered, threw), now())
  } finally {
    clearInterval(alive)
  }
}

async function attempt(
  { adapter, ids, signal, report }: DeliverOptions,
  { eventId, name, payload, readBack }: Begun,
): Promise<{ delivered: Delivered; threw: boolean }> {
  const read = eventNamed(name)?.payload.safeParse(payload)
  // Written by a later build, or by one that had a mistake: no adapter can make anything of it.
  if (!read?.success) {
    const unreadable = { kind: 'rejected', code: 'delivery.event_unreadable', heard: false } as const
    return { delivered: unreadable, threw: false }
  }
  const event = { id: eventId, name, payload: read.data }
  try {
    return { delivered: await adapter.deliver(event, { readBack, ids, signal }), threw: false }
  } catch (error) {
    report(error, { id: eventId, name })
    return { delivered: { kind: 'unknown', code: 'delivery.failed_here' }, threw: true }
  }
}

function endingOf(
  { now, random }: DeliverOptions,
  { attempt, throws }: Begun,
  delivered: Delivered,
  threw: boolean,
): Ending {
  if (threw && throws + 1 >= THROWS_MAX) return { state: 'rejected', code: 'delivery.failed_here' }
  const detail = 'detail' in delivered && delivered.detail !== undefined ? { detail: delivered.detail } : {}
  switch (delivered.kind) {
    case 'delivered':
      return { state: 'delivered' }
    case 'rejected':
      return { state: 'rejected', code: delivered.code, ...detail }
    case 'waits':
      return { state: 'waits', code: delivered.code, for: delivered.for }
    case 'retry': {
      const asked = Math.min(delivered.afterMs ?? 0, ASKED_MAX_MS)
      const notBefore = now() + Math.max(asked, backoffMs(attempt, random()))
      return { state: 'retry', code: delivered.code, notBefore, ...detail }
    }
    case 'unknown':
      return {
        state: 'unknown',
        code: delivered.code,
        notBefore: now() + backoffMs(attempt, random()),
        ...(threw ? { threw } : {}),
        ...detail,
      }
  }
}

/** Whether the house can be reached concerns every delivery to it. */
async function noteForAll({ store, states, now }: DeliverOptions, delivered: Delivered): Promise<void> {
  if (delivered.kind === 'retry' || delivered.kind === 'unknown') {
    const held = heldAfter(await states.failed(), now())
    const asked =
      delivered.kind === 'retry' && delivered.afterMs
        ? now() + Math.min(delivered.afterMs, ASKED_MAX_MS)
        : null
    const until = Math.max(held ?? 0, asked ?? 0)
    if (until > 0) await states.holdUntil(until)
  } else if (delivered.kind !== 'waits' && delivered.heard) {
    const failedBefore = await states.cameThrough()
    if (failedBefore >= FAILURES_TO_OPEN) await store.hasten(now())
  }
}
