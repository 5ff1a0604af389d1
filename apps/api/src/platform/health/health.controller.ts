import { Controller, Get, Inject } from '@nestjs/common'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { Access } from '../access/policy.js'
import { FacilityConnection } from '../database/facility-connection.js'
import { type FeedState, HorizonWatch } from './horizon-watch.js'
import { KNOWN_ACCOUNTS } from '../tokens.js'
import { type InternetState, InternetWatch } from './internet-watch.js'
import type { KnownAccounts } from './known-accounts.js'

@Controller('api/health')
@Access('public')
export class HealthController {
  constructor(
    @Inject(FacilityConnection) private readonly connection: FacilityConnection,
    @Inject(HorizonWatch) private readonly horizon: HorizonWatch,
    @Inject(InternetWatch) private readonly internet: InternetWatch,
    @Inject(KNOWN_ACCOUNTS) private readonly accounts: { readonly known: KnownAccounts | null },
  ) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' }
  }

  /**
   * The process can do its work: the database answers. A paused feed is said and is no reason to take the server
   * out: what devices send is still written. Nor is a cut line to the outside. An invented hospital says who may
   * sign in.
   */
  @Get('ready')
  async ready(): Promise<{ status: 'ok'; internet: InternetState; accounts?: KnownAccounts } & FeedState> {
    await this.connection.read({ text: 'select 1' }).catch(() => {
      throw new ProblemError('server.busy', { retryAfterS: 2 })
    })
    const { known } = this.accounts
    return {
      status: 'ok',
      internet: this.internet.state,
      ...this.horizon.state(),
      ...(known && { accounts: known }),
    }
  }
}
