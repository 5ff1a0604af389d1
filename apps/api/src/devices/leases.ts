import { LeaseNumbers } from '@lentera/contracts/devices/device'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { HeldLease, Lease } from '@lentera/contracts/sync/lease'
import { businessDateAt } from '@lentera/sync/pure/business-date'
import type { ServerClock } from '@lentera/sync/server/ports'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import type { Issuer } from '../platform/sync/issuer.js'

/** Record numbers in one block: some days of a busy desk. */
const BLOCK = 100
/** A desk with fewer left gets the next block with its next push. */
const REFILL_BELOW = 20

interface LeasesOptions {
  readonly connection: FacilityConnection
  readonly issuer: Issuer
  readonly facility: Facility
  readonly clock: ServerClock
}

/** Gives devices their numbers, by the server's own command `numbers.lease`. */
export class Leases {
  /** Devices whose station code of that day was seen to exist. */
  readonly #stationed = new Map<Id, CalendarDate>()

  constructor(private readonly options: LeasesOptions) {}

  today(): CalendarDate {
    return businessDateAt(this.options.clock.now(), this.options.facility.timeZone)
  }

  /** What a device holds, after giving it a first block and today's station code. */
  async ensure(deviceId: Id): Promise<Lease[]> {
    const held = await this.of(deviceId)
    if (!held.some(({ series }) => series === 'rm')) await this.lease(deviceId, 'rm')
    if (!this.hasStation(held)) await this.lease(deviceId, 'station')
    return this.of(deviceId)
  }

  /**
   * With a push: today's station code if it is missing, the next block if the last one runs out.
   * @returns only what is new; most pushes cost no query
   */
  async refill(deviceId: Id, held: readonly HeldLease[]): Promise<Lease[]> {
    const numbers = held.filter(({ series }) => series === 'rm')
    const left = numbers.reduce((sum, { next, to }) => sum + Math.max(0, to - next + 1), 0)
    const needsBlock = numbers.length > 0 && left < REFILL_BELOW
    const needsStation = this.#stationed.get(deviceId) !== this.today()
    if (!needsBlock && !needsStation) return []
    const before = await this.of(deviceId)
    const highest = Math.max(...numbers.map(({ to }) => to))
    // A block the device was given but does not report yet is answered again, not followed by another.
    const unreported = before.some(({ series, from }) => series === 'rm' && from > highest)
    if (needsBlock && !unreported) await this.lease(deviceId, 'rm')
    if (!this.hasStation(before)) await this.lease(deviceId, 'station')
    this.#stationed.set(deviceId, this.today())
    const after = await this.of(deviceId)
    return after.filter(({ series, from, until }) =>
      series === 'rm' ? needsBlock && from > highest : needsStation && until === this.today(),
    )
  }

  private hasStation(leases: readonly Lease[]): boolean {
    return leases.some(({ series, until }) => series === 'station' && until === this.today())
  }

  private async lease(deviceId: Id, series: Lease['series']): Promise<void> {
    const isStation = series === 'station'
    await this.options.issuer.issue(LeaseNumbers, {
      deviceId,
      series,
      count: isStation ? 1 : BLOCK,
      date: isStation ? this.today() : null,
    })
  }

  private async of(deviceId: Id): Promise<Lease[]> {
    const { connection } = this.options
    const rows = await connection.read<Lease & Record<string, unknown>>({
      name: 'leases of a device',
      text: `select id, series, from_no::float8 as "from", to_no::float8 as "to", until::text from number_leases
        where facility_id = $1 and device_id = $2 and state = 'active' and (until is null or until >= $3::date - 1)
        order by series, from_no`,
      values: [connection.facilityId, deviceId, this.today()],
    })
    return rows.map(({ id, series, from, to, until }) => ({ id, series, from, to, until }))
  }
}
