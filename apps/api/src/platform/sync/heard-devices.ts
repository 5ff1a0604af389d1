import type { Id } from '@lentera/contracts/kernel/id'
import type { DeviceReport } from '@lentera/contracts/sync/device-report'
import type { HeldLease } from '@lentera/contracts/sync/lease'

/** The parts of a push or pull that speak of the device itself. */
export interface ReportingRequest {
  readonly build: string
  readonly report?: DeviceReport | undefined
  readonly leases?: readonly HeldLease[]
}

/** Who wants to know that a device was heard of, and what it said of itself. */
export interface HeardDevices {
  note(deviceId: Id, request: ReportingRequest): void
}
