// The plugin's types: request.cookies, reply.setCookie.
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

export const REFRESH_COOKIE = 'lentera_refresh'
export const DEVICE_COOKIE = 'lentera_device'

const DAY_S = 86_400
const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Everywhere but on plain http to this very machine, where browsers would not send it back. */
const isSecure = ({ protocol, hostname }: FastifyRequest): boolean =>
  !(protocol === 'http' && loopback.has(hostname))

const common = (request: FastifyRequest) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: isSecure(request),
})

export function setRefreshCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  maxAgeS: number,
): void {
  reply.setCookie(REFRESH_COOKIE, token, { ...common(request), path: '/api/v1/auth', maxAge: maxAgeS })
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.setCookie(REFRESH_COOKIE, '', { ...common(request), path: '/api/v1/auth', maxAge: 0 })
}

export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, credential: string): void {
  reply.setCookie(DEVICE_COOKIE, credential, { ...common(request), path: '/api/v1', maxAge: 400 * DAY_S })
}
