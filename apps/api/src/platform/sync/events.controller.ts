import { Controller, Get, Inject, type OnApplicationShutdown, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DeviceCredentials } from '../../devices/device-credentials.js'
import { credentialOf } from '../access/access-guard.js'
import { Access } from '../access/policy.js'
import { Pokes } from './pokes.js'

const HEARTBEAT_MS = 20_000
const RECHECK_MS = 60_000

/** A stream that says only "something changed": what, is asked for by a pull. */
@Controller('api/v1/sync')
export class EventsController implements OnApplicationShutdown {
  readonly #open = new Set<() => void>()

  constructor(
    @Inject(Pokes) private readonly pokes: Pokes,
    @Inject(DeviceCredentials) private readonly credentials: DeviceCredentials,
  ) {}

  @Get('events')
  @Access('device')
  events(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    // Headers that hooks have set would be lost with the hijack.
    const headers = reply.getHeaders()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    })
    // The first byte at once, so that a proxy shows whether it holds streams back.
    raw.write(':\n\n')
    const unsubscribe = this.pokes.subscribe(() => raw.write('event: poke\ndata:\n\n'))
    const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS)
    const recheck = setInterval(() => {
      this.credentials.verify(credentialOf(request)).catch(() => raw.end())
    }, RECHECK_MS)
    const end = () => raw.end()
    this.#open.add(end)
    raw.once('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      clearInterval(recheck)
      this.#open.delete(end)
    })
  }

  onApplicationShutdown(): void {
    for (const end of this.#open) end()
  }
}
