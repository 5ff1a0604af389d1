import { Controller, Get, Inject } from '@nestjs/common'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { Access } from '../access/policy.js'
import { FacilityConnection } from '../database/facility-connection.js'
import { type FeedState, HorizonWatch } from './horizon-watch.js'

@Controller('api/health')
@Access('public')
export class HealthController {
  constructor(
    @Inject(FacilityConnection) private readonly connection: FacilityConnection,
    @Inject(HorizonWatch) private readonly horizon: HorizonWatch,
  ) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' }
  }

  /**
   * The process can do its work: the database answers. A paused feed is said and is no reason to take the server
   * out: what devices send is still written.
   */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' } & FeedState> {
    await this.connection.read({ text: 'select 1' }).catch(() => {
      throw new ProblemError('server.busy', { retryAfterS: 2 })
    })
    return { status: 'ok', ...this.horizon.state() }
  }
}
