import { EventEmitter } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RequestSlots } from './request-slots.js'

const none = { most: 1, waiting: 0, waitMs: 1000 }

/** A request at the door; `answered` and `closed` are what the server and the line do with it later. */
function arriving(slots: RequestSlots, url: string, bytes = 100_000) {
  const raw = new EventEmitter()
  const request = { routeOptions: { url }, headers: { 'content-length': String(bytes) } }
  const asked = slots.enter(request as unknown as FastifyRequest, { raw } as unknown as FastifyReply)
  return {
    status: asked.then(
      () => 'in',
      (error: { code?: string }) => error.code,
    ),
    answered: () => slots.leave(request as unknown as FastifyRequest),
    closed: () => raw.emit('close'),
  }
}
const push = '/api/v1/sync/push'
const pull = '/api/v1/sync/pull'

describe('places for requests', () => {
  it('are counted apart for queues, for what somebody saves and for pulls; other routes need none', async () => {
    const slots = new RequestSlots({ batches: none, saves: none, pulls: none })
    const ask = (url: string, bytes?: number) => arriving(slots, url, bytes).status
    expect([await ask(push), await ask(push, 900), await ask(pull), await ask('/api/v1/sync/ping')]).toEqual([
      'in',
      'in',
      'in',
      'in',
    ])
    expect([await ask(push), await ask(push, 900), await ask(pull), await ask('/api/v1/sync/ping')]).toEqual([
      'server.busy',
      'server.busy',
      'server.busy',
      'in',
    ])
  })

  it('are free once the answer is made, however slowly it is fetched, and only once', async () => {
    const slots = new RequestSlots({ batches: none, saves: none, pulls: none })
    const slow = arriving(slots, pull)
    await slow.status
    await slow.answered()
    expect(await arriving(slots, pull).status).toBe('in')
    slow.closed()
    expect(await arriving(slots, pull).status).toBe('server.busy')
  })

  it('are free when the line is cut before there is an answer', async () => {
    const slots = new RequestSlots({ batches: none, saves: none, pulls: none })
    const cut = arriving(slots, push)
    await cut.status
    cut.closed()
    expect(await arriving(slots, push).status).toBe('in')
  })
})
