import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Answer } from './answer.js'

const DROP_BYTES = 8
const DEFAULT_PACE = 250

/** Sends an answer as it is (bytes, or the server would add a charset to its type), with the number that the platform's support asks for. */
export async function send(reply: FastifyReply, { status, headers, body }: Answer): Promise<void> {
  await reply
    .code(status)
    .headers({ ...headers, 'x-request-id': randomUUID() })
    .send(Buffer.from(body))
}

/** Ends the connection without a word. */
export function drop(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.socket?.destroy()
}

/** Leaves the connection open and says nothing, until somebody gives up. */
export function keepSilent(reply: FastifyReply): void {
  reply.hijack()
}

/** Lets an answer drip, a few bytes every `pace` milliseconds. `gaveUp` is called when the other side left early. */
export function drip(
  reply: FastifyReply,
  answer: Answer,
  pace: number | undefined,
  gaveUp: () => void,
): void {
  reply.hijack()
  const { raw } = reply
  const bytes = Buffer.from(answer.body)
  raw.writeHead(answer.status, {
    ...answer.headers,
    'x-request-id': randomUUID(),
    'content-length': bytes.length,
  })
  let sent = 0
  const timer = setInterval(() => {
    raw.write(bytes.subarray(sent, sent + DROP_BYTES))
    sent += DROP_BYTES
    if (sent < bytes.length) return
    clearInterval(timer)
    raw.end()
  }, pace ?? DEFAULT_PACE)
  raw.on('close', () => {
    clearInterval(timer)
    if (sent < bytes.length) gaveUp()
  })
}
