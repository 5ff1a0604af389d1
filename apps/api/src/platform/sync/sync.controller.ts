import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common'
import { PullRequest, type PingAnswer, type PullAnswer } from '@lentera/contracts/sync/pull'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { parsePushRequest } from '@lentera/sync/server/parse-push-request'
import type { Pull } from '@lentera/sync/server/pull'
import type { ServerClock } from '@lentera/sync/server/ports'
import type { Push } from '@lentera/sync/server/push'
import type { ServerStore } from '@lentera/sync/server/store'
import { Access } from '../access/policy.js'
import { CallingDevice, type DevicePrincipal } from '../access/principal.js'
import { ZodBody } from '../http/zod-body.js'
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
}
