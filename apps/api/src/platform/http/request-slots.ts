import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { WaitingLine } from './waiting-line.js'

/** A body of at most this length is what somebody has just saved; a queue of days is longer. */
const SMALL_BYTES = 4096

/** What a server of two cores and 320 MB holds at a time, and what may stand before the door: heads, no bodies. */
const LIMITS = {
  batches: { most: 3, waiting: 9, waitMs: 2000 },
  saves: { most: 4, waiting: 40, waitMs: 2000 },
  // A first load is five thousand rows; what only asks for news is through in some milliseconds.
  pulls: { most: 4, waiting: 100, waitMs: 4000 },
}

/**
 * Requests that are in memory at the same time; the rest waits a moment with its body unread, so that the server
 * never idles between two, and whoever finds the line full is asked to come back. What people save now has places
 * and a line of its own: while fifty devices send their queues, nobody who works waits for one.
 */
export class RequestSlots {
  readonly #lines
  /** Gives a request's place back. */
  readonly #leaving = new WeakMap<FastifyRequest, AbortController>()

  constructor(limits = LIMITS) {
    this.#lines = {
      batches: new WaitingLine(limits.batches),
      saves: new WaitingLine(limits.saves),
      pulls: new WaitingLine(limits.pulls),
    }
  }

  /** A Fastify `onRequest` hook. */
  readonly enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const kind = kindOf(request)
    if (kind === null) return
    const leaving = new AbortController()
    this.#leaving.set(request, leaving)
    // After every end: answered, aborted, or the line cut, and also for those who only wait.
    reply.raw.once('close', () => leaving.abort())
    if (!(await this.#lines[kind].enter(leaving.signal))) {
      // Jitter, so that fifty devices do not come back in the same second.
      throw new ProblemError('server.busy', { retryAfterS: 1 + Math.random() * 2 })
    }
  }

  /**
   * A Fastify `onSend` hook, behind the compression: the answer is bytes now, and a tablet on a satellite line may
   * take its time to fetch them.
   */
  readonly leave = async (request: FastifyRequest): Promise<void> => {
    this.#leaving.get(request)?.abort()
  }
}

/** The route, not the address: one route has many spellings. */
function kindOf(request: FastifyRequest): keyof typeof LIMITS | null {
  const { url } = request.routeOptions
  if (url === '/api/v1/sync/pull') return 'pulls'
  if (url !== '/api/v1/sync/push') return null
  return isSmall(request) ? 'saves' : 'batches'
}

/** By the length it claims, which the protocol holds it to: not a byte more belongs to this request. */
const isSmall = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SMALL_BYTES
