import type { FastifyReply, FastifyRequest } from 'fastify'

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
}

/** A Fastify `onRequest` hook. Pages bring their own policy in a `<meta>`, where `frame-ancestors` does not count. */
export async function securityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(always)
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
  if ((request.routeOptions.url ?? request.url).startsWith('/api/')) {
    reply.header('content-security-policy', `default-src 'none'; frame-ancestors 'none'`)
    reply.header('cache-control', 'no-store')
  } else {
    reply.header('content-security-policy', `frame-ancestors 'none'`)
  }
}
