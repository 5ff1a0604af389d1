import { Controller, Get, Inject } from '@nestjs/common'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { Access } from '../access/policy.js'
import { FacilityConnection } from '../database/facility-connection.js'

@Controller('api/health')
@Access('public')
export class HealthController {
  constructor(@Inject(FacilityConnection) private readonly connection: FacilityConnection) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' }
  }

  /** The process can do its work: the database answers. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.connection.read({ text: 'select 1' }).catch(() => {
      throw new ProblemError('server.busy', { retryAfterS: 2 })
    })
    return { status: 'ok' }
  }
}
