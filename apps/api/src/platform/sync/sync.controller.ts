import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common'
import {
  ChunkHash,
  PullRequest,
  ScopeName,
  type PingAnswer,
  type PullAnswer,
} from '@lentera/contracts/sync/pull'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { ChunkKeeper } from '@lentera/sync/server/chunk-keeper'
import { parsePushRequest } from '@lentera/sync/server/parse-push-request'
import type { Pull } from '@lentera/sync/server/pull'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { ServerClock } from '@lentera/sync/server/ports'
import type { Push } from '@lentera/sync/server/push'
import type { ServerStore } from '@lentera/sync/server/store'
import { Access } from '../access/policy.js'
import { CallingDevice, type DevicePrincipal } from '../access/principal.js'
import { ZodBody } from '../http/zod-body.js'
import type { FastifyReply } from 'fastify'
import { CLOCK, HEARD, PULL, PUSH, STORE } from '../tokens.js'
import type { HeardDevices } from './heard-devices.js'

/** Oldest build that may still pull; every build may push. */
const MIN_BUILD = '0.1.0'

@Controller('api/v1/sync')
export class SyncController {
  constructor(
    @Inject(STORE) private readonly store: ServerStore,
    @Inject(CLOCK) private readonly clock: ServerClock,
    @Inject(PUSH) private readonly push: Push,
    @Inject(PULL) private readonly pull: Pull,
    private readonly chunks: ChunkKeeper,
    @Inject(HEARD) private readonly heard: HeardDevices,
  ) {}

  @Get('ping')
  @Access('public')
  async ping(): Promise<PingAnswer> {
    return {
      epoch: await this.store.epoch(),
      serverTime: new Date(this.clock.now()).toISOString(),
      confidence: this.clock.confidence(),
      minBuild: MIN_BUILD,
    }
  }

  @Post('push')
  @HttpCode(200)
  @Access('device')
  async pushBatch(@Body() body: unknown, @CallingDevice() device: DevicePrincipal): Promise<PushAnswer> {
    const request = parsePushRequest(body)
    // Also where the push is refused: that is when somebody wants to know.
    this.heard.note(device.deviceId, request)
    return this.push(device.deviceId, request)
  }

  @Post('pull')
  @HttpCode(200)
  @Access('device')
  async pullScopes(
    @Body(new ZodBody(PullRequest)) body: PullRequest,
    @CallingDevice() device: DevicePrincipal,
  ): Promise<PullAnswer> {
    this.heard.note(device.deviceId, body)
    return this.pull(device.deviceId, body)
  }

  /** Lies compressed, so it is sent so: every browser of ours and every device in Node reads gzip. */
  @Get('chunks/:scope/:hash')
  @Access('device')
  async chunk(
    @Param('scope') scope: string,
    @Param('hash') hash: string,
    @CallingDevice() device: DevicePrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const [name, chunk] = [ScopeName.safeParse(scope), ChunkHash.safeParse(hash)]
    if (!name.success || !chunk.success) throw new ProblemError('route.not_found')
    const body = await this.chunks.read(device.deviceId, name.data, chunk.data)
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('content-encoding', 'gzip')
      .header('cache-control', 'no-store')
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  }
}
