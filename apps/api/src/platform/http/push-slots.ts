import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A body of at most this length is what somebody has just saved; a queue of days is longer. */
const SMALL_BYTES = 4096

/**
 * Batches that are in memory at the same time; the rest is asked to come back before its body is read. What
 * people save now has slots of its own: while fifty devices send their queues, nobody who works waits for one.
 */
export class PushSlots {
  readonly #taken = { batches: 0, saves: 0 }

  constructor(private readonly most = { batches: 3, saves: 4 }) {}

  /** A Fastify `onRequest` hook. */
  readonly enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // The route, not the address: one route has many spellings.
    if (request.routeOptions.url !== '/api/v1/sync/push') return
    const kind = isSmall(request) ? 'saves' : 'batches'
    if (this.#taken[kind] >= this.most[kind]) {
      // Jitter, so that fifty devices do not come back in the same second.
      throw new ProblemError('server.busy', { retryAfterS: 1 + Math.random() * 2 })
    }
    this.#taken[kind] += 1
    // `close` comes after every end: answered, aborted, or the line cut.
    reply.raw.once('close', () => {
      this.#taken[kind] -= 1
    })
  }
}

/** By the length it claims, which the protocol holds it to: not a byte more belongs to this request. */
const isSmall = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SMALL_BYTES
