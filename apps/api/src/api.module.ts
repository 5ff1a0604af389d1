import { type DynamicModule, Module, type Provider } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { AuthController } from './auth/auth.controller.js'
import { DevicesController } from './devices/devices.controller.js'
import { EnrolController } from './devices/enrol.controller.js'
import { ImportsController } from './patients/imports.controller.js'
import { AccessGuard } from './platform/access/access-guard.js'
import { ProblemFilter } from './platform/errors/problem-filter.js'
import { HealthController } from './platform/health/health.controller.js'
import type { Log } from './platform/log.js'
import { OpenApiController } from './platform/openapi/openapi.controller.js'
import type { Sealer } from './platform/seals/sealer.js'
import { SealsModule } from './platform/seals/seals.module.js'
import { CommandsController } from './platform/sync/commands.controller.js'
import { EventsController } from './platform/sync/events.controller.js'
import { SyncController } from './platform/sync/sync.controller.js'
import { UsersController } from './users/users.controller.js'

export const controllers = [
  SyncController,
  EventsController,
  EnrolController,
  DevicesController,
  ImportsController,
  UsersController,
  CommandsController,
  AuthController,
  HealthController,
  OpenApiController,
]

/** Nest's part: routes, the guard before them and the filter behind them. What they need comes in as values. */
@Module({})
export class ApiModule {
  static with(log: Log, parts: readonly Provider[], sealer: Sealer): DynamicModule {
    return {
      module: ApiModule,
      imports: [SealsModule.with(sealer)],
      controllers,
      providers: [
        ...parts,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useValue: new ProblemFilter(log) },
      ],
    }
  }
}
