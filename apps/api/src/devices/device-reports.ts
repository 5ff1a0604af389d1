import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { KeptReport } from '@lentera/contracts/devices/device-overview'
import type { Id } from '@lentera/contracts/kernel/id'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import { describeError } from '../platform/errors/problem-filter.js'
import type { Log } from '../platform/log.js'
import type { HeardDevices, ReportingRequest } from '../platform/sync/heard-devices.js'

const EVERY_MS = 15_000
/** A device that is not heard for longer was away; what it waits for since then is its line's fault. */
export const AWAY_AFTER_MS = 5 * 60_000

interface Heard {
  readonly at: number
  readonly kept: KeptReport
}

/**
 * What devices last said of themselves. Gathered here and written together now and then: a push costs one flush
 * and no more, and nobody misses fifteen seconds of this.
 */
export class DeviceReports implements HeardDevices, OnApplicationBootstrap, OnApplicationShutdown {
  readonly #heard = new Map<Id, Heard>()
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly connection: FacilityConnection,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.write(), EVERY_MS)
    this.#timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.write()
  }

  /** A push names the numbers the device holds, a pull does not: what is not said stays as it was. */
  note(deviceId: Id, { build, report, leases }: ReportingRequest): void {
    const before = this.#heard.get(deviceId)?.kept
    // A push of carried records speaks of no numbers.
    const held = leases && leases.length > 0 ? [...leases] : (before?.held ?? null)
    this.#heard.set(deviceId, {
      at: this.now(),
      kept: { build, report: report ?? before?.report ?? null, held },
    })
  }

  /** Puts what was heard since the last time into the database; what cannot be written waits for the next time. */
  write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    const heard = [...this.#heard]
    if (heard.length === 0) return
    const rows = heard.map(([device_id, { at, kept }]) => ({
      ...{ device_id, contact_at: new Date(at).toISOString() },
      report: kept,
    }))
    try {
      await this.connection.run('write', (db) =>
        db.query({
          name: 'device reports',
          text: `insert into device_reports as old (device_id, facility_id, contact_at, online_since, report)
            select r.device_id, $1, r.contact_at, r.contact_at, r.report
            from jsonb_to_recordset($2::jsonb) as r(device_id uuid, contact_at timestamptz, report jsonb)
            on conflict (device_id) do update set
              contact_at = excluded.contact_at,
              online_since = case when excluded.contact_at - old.contact_at > $3::float8 * interval '1 ms'
                then excluded.contact_at else old.online_since end,
              report = excluded.report
                || jsonb_build_object('held', coalesce(nullif(excluded.report->'held', 'null'), old.report->'held'))
                || jsonb_build_object('report', coalesce(nullif(excluded.report->'report', 'null'), old.report->'report'))`,
          values: [this.connection.facilityId, JSON.stringify(rows), AWAY_AFTER_MS],
        }),
      )
      for (const [deviceId, one] of heard) if (this.#heard.get(deviceId) === one) this.#heard.delete(deviceId)
    } catch (error) {
      this.log.error('device reports could not be written', describeError(error))
    }
  }
}
