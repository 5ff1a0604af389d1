import type { FastifyRequest } from 'fastify'

const NAMES = ['127.0.0.1', 'localhost', '[::1]']
const LOOPBACK = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/

/**
 * Is this somebody at this machine, who means it? A page from elsewhere that the same browser shows may reach the
 * loopback too, under another name (rebinding) or with another origin.
 */
export function isOwnMachine({ ip, headers }: FastifyRequest): boolean {
  const host = headers.host ?? ''
  if (!LOOPBACK.test(ip) || !NAMES.includes(host.replace(/:\d+$/, ''))) return false
  const { origin } = headers
  return origin === undefined || origin === `http://${host}`
}
