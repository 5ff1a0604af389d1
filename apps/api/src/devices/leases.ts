import { LeaseNumbers } from '@lentera/contracts/devices/device'
import { ReportNumbers } from '@lentera/contracts/devices/number-report'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { HeldLease, Lease } from '@lentera/contracts/sync/lease'
import { restartId } from '@lentera/domain/devices/report-numbers'
import { businessDateAt } from '@lentera/sync/pure/business-date'
import type { ServerClock } from '@lentera/sync/server/ports'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import type { Issuer } from '../platform/sync/issuer.js'

/** Record numbers in one block: some days of a busy desk. */
const BLOCK = 100
/** A desk with 40 % of a block left gets the next one with its next push. */
const REFILL_AT = 0.4 * BLOCK

interface LeasesOptions {
  readonly connection: FacilityConnection
  readonly issuer: Issuer
  readonly facility: Facility
  readonly clock: ServerClock
}

/** Gives devices their numbers, by the server's own command `numbers.lease`. */
export class Leases {
  /** The epoch whose series are open; null: not known yet. */
  #openEpoch: Id | null = null
  /** Devices whose station code of that day was seen to exist. */
  readonly #stationed = new Map<Id, CalendarDate>()

  constructor(private readonly options: LeasesOptions) {}

  today(): CalendarDate {
    return businessDateAt(this.options.clock.now(), this.options.facility.timeZone)
  }

  /** What a device holds, after giving it a first block and today's station code. */
  async ensure(deviceId: Id, epoch: Id): Promise<Lease[]> {
    const held = await this.of(deviceId)
    if (!(await this.isOpen(epoch))) return held
    if (!held.some(({ series }) => series === 'rm')) await this.lease(deviceId, 'rm')
    if (!this.hasStation(held)) await this.lease(deviceId, 'station')
    return this.of(deviceId)
  }

  /**
   * With a push: today's station code if it is missing, the next block if the last one runs out.
   * After a new epoch a device first tells what it holds, and nobody gets anything before all have told.
   * @returns only what is new; most pushes cost no query
   */
  async refill(deviceId: Id, held: readonly HeldLease[], epoch: Id): Promise<Lease[]> {
    if (!(await this.isOpen(epoch))) {
      // A push of carried records speaks of no numbers.
      if (held.some(({ series }) => series === 'rm')) await this.report(deviceId, held, epoch)
      if (!(await this.isOpen(epoch))) return []
    }
    const numbers = held.filter(({ series }) => series === 'rm')
    const left = numbers.reduce((sum, { next, to }) => sum + Math.max(0, to - next + 1), 0)
    const needsBlock = numbers.length > 0 && left <= REFILL_AT
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

  /** Series of the first epoch never close; those of a later one open with the block that is left out. */
  private async isOpen(epoch: Id): Promise<boolean> {
    if (this.#openEpoch === epoch) return true
    const { connection } = this.options
    const [row] = await connection.read<{ open: boolean }>({
      name: 'numbers open',
      text: `select exists (select 1 from sync_epochs where facility_id = $1 and epoch = $2 and cause = 'first')
          or exists (select 1 from number_leases where facility_id = $1 and id = $3) as open`,
      values: [connection.facilityId, epoch, restartId(epoch)],
    })
    if (!row?.open) return false
    this.#openEpoch = epoch
    this.#stationed.clear()
    return true
  }

  /** Whether numbers are given in this epoch, and who has not told yet what it holds. */
  async standing(epoch: Id): Promise<{ open: boolean; missing: Id[] }> {
    if (await this.isOpen(epoch)) return { open: true, missing: [] }
    const { connection } = this.options
    const rows = await connection.read<{ id: Id }>({
      name: 'numbers missing',
      text: `select d.id from devices d where d.facility_id = $1 and d.kind in ('browser', 'kiosk')
          and d.revoked_at is null and not exists (
            select 1 from number_reports r where r.epoch = $2 and r.device_id = d.id)
        order by d.id`,
      values: [connection.facilityId, epoch],
    })
    return { open: false, missing: rows.map(({ id }) => id) }
  }

  /** Once for each device and epoch. */
  private async report(deviceId: Id, held: readonly HeldLease[], epoch: Id): Promise<void> {
    const { connection, issuer } = this.options
    const [known] = await connection.read({
      name: 'numbers reported',
      text: 'select 1 from number_reports where facility_id = $1 and epoch = $2 and device_id = $3',
      values: [connection.facilityId, epoch, deviceId],
    })
    if (known) return
    await issuer.issue(ReportNumbers, { deviceId, epoch, held: [...held], date: this.today() })
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
