import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Batches that are in memory at the same time; the rest is asked to come back before its body is read. */
export class PushSlots {
  #taken = 0

  constructor(private readonly most = 3) {}

  /** A Fastify `onRequest` hook. */
  readonly enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // The route, not the address: one route has many spellings.
    if (request.routeOptions.url !== '/api/v1/sync/push') return
    if (this.#taken >= this.most) {
      // Jitter, so that fifty devices do not come back in the same second.
      throw new ProblemError('server.busy', { retryAfterS: 1 + Math.random() * 2 })
    }
    this.#taken += 1
    // `close` comes after every end: answered, aborted, or the line cut.
    reply.raw.once('close', () => {
      this.#taken -= 1
    })
  }
}
