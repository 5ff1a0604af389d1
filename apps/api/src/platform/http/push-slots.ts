import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { WaitingLine } from './waiting-line.js'

/** A body of at most this length is what somebody has just saved; a queue of days is longer. */
const SMALL_BYTES = 4096

/** What a server of two cores holds at a time, and what may stand before the door: heads of requests, no bodies. */
const LIMITS = {
  batches: { most: 3, waiting: 9, waitMs: 2000 },
  saves: { most: 4, waiting: 40, waitMs: 2000 },
}

/**
 * Batches that are in memory at the same time; the rest waits a moment with its body unread, so that the server
 * never idles between two batches, and whoever finds the line full is asked to come back. What people save now has
 * slots and a line of its own: while fifty devices send their queues, nobody who works waits for one.
 */
export class PushSlots {
  readonly #lines

  constructor(limits = LIMITS) {
    this.#lines = { batches: new WaitingLine(limits.batches), saves: new WaitingLine(limits.saves) }
  }

  /** A Fastify `onRequest` hook. */
  readonly enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // The route, not the address: one route has many spellings.
    if (request.routeOptions.url !== '/api/v1/sync/push') return
    const line = this.#lines[isSmall(request) ? 'saves' : 'batches']
    // `close` comes after every end: answered, aborted, or the line cut, and also to those who only wait.
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    if (!(await line.enter(gone.signal))) {
      // Jitter, so that fifty devices do not come back in the same second.
      throw new ProblemError('server.busy', { retryAfterS: 1 + Math.random() * 2 })
    }
  }
}

/** By the length it claims, which the protocol holds it to: not a byte more belongs to this request. */
const isSmall = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SMALL_BYTES
