import type { Id } from '@lentera/contracts/kernel/id'
import type { Lease } from '@lentera/contracts/sync/lease'
import type { PushAnswer, PushRequest } from '@lentera/contracts/sync/push'
import type { Arrival } from './examined.js'
import { onSamePast } from './evidence.js'
import { createJudge } from './judge-arrivals.js'
import type { PushOptions } from './ports.js'
import { ProblemError } from './problem-error.js'

export type Push = (deviceId: Id, request: PushRequest) => Promise<PushAnswer>

/**
 * `POST /api/v1/sync/push` behind the credential: `deviceId` is the authenticated device. Every readable
 * record gets an outcome; the answer is given after the commit.
 * @throws ProblemError `auth.forbidden`, `auth.device_revoked`, `sync.epoch_changed`, `sync.gap`, `sync.client_forked`,
 * `command.hash_mismatch`, `server.busy`
 */
export function createPush(options: PushOptions): Push {
  const { clock, receipts } = options
  const judge = createJudge(options)
  return async (deviceId, request) => {
    if (request.deviceId !== deviceId) throw new ProblemError('auth.forbidden')
    const { epoch, receipt } = await onSamePast(options, deviceId, request)
    const arrivals: Arrival[] = [
      ...request.own.map((record) => ({ lane: 'own' as const, record })),
      ...request.carried.map((record) => ({ lane: 'carried' as const, record })),
    ].map((arrival, index) => ({ ...arrival, index }))

    const { lastSeq, outcomes } = await judge(deviceId, arrivals, request.skipped)

    const leases = await refill(options, deviceId, request)
    return {
      epoch,
      ...(request.ask === undefined ? {} : { ask: request.ask }),
      serverTime: new Date(clock.now()).toISOString(),
      confidence: clock.confidence(),
      lastSeq,
      backedUpSeq: (await options.backedUpSeq?.(deviceId)) ?? 0,
      receipt: await receipts.issue({
        ...{ deviceId, lastSeq, epoch },
        // What a pull told it stays proven.
        ...{ xid: receipt?.xid ?? '0', mark: receipt?.mark ?? null },
      }),
      ...(leases.length > 0 ? { leases } : {}),
      outcomes: [...outcomes],
    }
  }
}

/** The commands are committed by now: numbers that cannot be given must not hide that from the device. */
async function refill(options: PushOptions, deviceId: Id, { leases, epoch }: PushRequest): Promise<Lease[]> {
  if (!options.leases) return []
  try {
    return [...(await options.leases(deviceId, leases, epoch))]
  } catch (error) {
    options.report?.(error, { id: deviceId, name: 'numbers.lease', v: 1 })
    return []
  }
}
