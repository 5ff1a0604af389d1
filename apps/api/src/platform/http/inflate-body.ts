import { Transform, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MAX_INFLATED_BYTES } from '@lentera/contracts/sync/push'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FastifyRequest } from 'fastify'

/** Longest body as it travels; the server never believes a Content-Length. */
export const MAX_RAW_BYTES = MAX_INFLATED_BYTES

type CountedStream = Readable & { receivedEncodedLength?: number }

/**
 * Fastify does not inflate bodies. Counts bytes as they come and as they unfold, so that a small gzip bomb
 * costs no more than one megabyte.
 */
export async function inflateBody(request: FastifyRequest, payload: Readable): Promise<Readable> {
  const encoding = request.headers['content-encoding']?.toLowerCase()
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity')
    throw new ProblemError('body.malformed')
  let received = 0
  const raw = limited(MAX_RAW_BYTES, 'body.too_large', (size) => (received += size))
  const stages: Transform[] = [raw]
  if (encoding === 'gzip') stages.push(createGunzip(), limited(MAX_INFLATED_BYTES, 'body.inflates_too_much'))
  const last = stages[stages.length - 1] as CountedStream & Transform
  // Fastify compares Content-Length with what was received before decoding.
  Object.defineProperty(last, 'receivedEncodedLength', { get: () => received })
  payload.on('error', (error) => last.destroy(error))
  let before: Readable = payload
  for (const stage of stages) {
    if (stage !== last) stage.on('error', (error) => last.destroy(error))
    before = before.pipe(stage)
  }
  return last
}

function limited(
  most: number,
  code: 'body.too_large' | 'body.inflates_too_much',
  count?: (size: number) => void,
): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length
      count?.(chunk.length)
      if (total > most) done(new ProblemError(code))
      else done(null, chunk)
    },
  })
}
