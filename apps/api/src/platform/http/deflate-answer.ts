import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(gzip)

/** Below this a compressed answer saves no packet. */
const COMPRESS_FROM = 1400
/** Rows of JSON shrink eightfold at the cheapest levels already; the server has two cores for everybody. */
const LEVEL = 2

/**
 * Compresses JSON answers for who can read them: rows that come with outcomes are the larger half of a
 * drain, and a satellite line carries 32 KB a second. Static files come precompressed and pass by.
 */
export async function deflateAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < COMPRESS_FROM) return payload
  if (reply.hasHeader('content-encoding')) return payload
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload
  reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length')
  return compress(payload, { level: LEVEL })
}
