import { Controller, Get, Inject } from '@nestjs/common'
import type { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import { Access } from '../platform/access/policy.js'
import { CallingPerson, type PersonPrincipal } from '../platform/access/principal.js'
import { DeviceOverviews } from './device-overviews.js'

@Controller('api/v1/devices')
export class DevicesController {
  constructor(@Inject(DeviceOverviews) private readonly overviews: DeviceOverviews) {}

  /** What devices say of themselves is no row of a scope: it changes with every contact and only an admin reads it. */
  @Get()
  @Access('person')
  list(@CallingPerson() { userId }: PersonPrincipal): Promise<DeviceOverview> {
    return this.overviews.read(userId)
  }
}
