import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { answerGarbage, answerUnreadable } from './before-routing.js'
import { deflateAnswer } from './deflate-answer.js'
import { inflateBody, MAX_RAW_BYTES } from './inflate-body.js'
import { RequestSlots } from './request-slots.js'
import { securityHeaders } from './security-headers.js'

/** Fastify with everything that happens before a route: headers, slots, limits, inflation, cookies. */
export async function fastifyAdapter(): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_RAW_BYTES,
    // A slow sender may not hold a slot for ever.
    requestTimeout: 30_000,
    forceCloseConnections: true,
    // A HEAD of the stream would never end.
    exposeHeadRoutes: false,
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    frameworkErrors: answerUnreadable,
    clientErrorHandler: answerGarbage,
  })
  const fastify = adapter.getInstance() as unknown as FastifyInstance
  const slots = new RequestSlots()
  fastify.addHook('onRequest', securityHeaders)
  fastify.addHook('onRequest', slots.enter)
  fastify.addHook('preParsing', async (request, _reply, payload) => inflateBody(request, payload))
  fastify.addHook('onSend', deflateAnswer)
  fastify.addHook('onSend', slots.leave)
  await fastify.register(cookie)
  return adapter
}
