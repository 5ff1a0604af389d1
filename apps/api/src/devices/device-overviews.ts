import {
  type DeviceOverview,
  DeviceOverviewRow,
  KeptReport,
} from '@lentera/contracts/devices/device-overview'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import { stationCode } from '@lentera/contracts/sync/lease'
import { businessDateAt } from '@lentera/sync/pure/business-date'
import type { People } from '../platform/access/people.js'
import { requireAdmin } from '../platform/access/require-admin.js'
import type { MachineClock } from '../platform/clock/server-clock.js'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import { AWAY_AFTER_MS, type DeviceReports } from './device-reports.js'
import type { Leases } from './leases.js'

/** Something saved on a device that is in contact may wait this long for its answer. */
const STALLED_AFTER_MS = 15 * 60_000

interface OverviewOptions {
  readonly connection: FacilityConnection
  readonly people: People
  readonly reports: DeviceReports
  readonly leases: Leases
  readonly facility: Facility
  readonly clock: MachineClock
  readonly epoch: () => Promise<Id>
}

interface DeviceRow extends Record<string, unknown> {
  readonly id: Id
  readonly kind: DeviceOverviewRow['kind']
  readonly name: string
  readonly unit: string
  readonly enrolled_at: Date
  readonly revoked_at: Date | null
  readonly wipe: boolean | null
  readonly last_seq: number
  readonly people: string[]
  readonly station: number | null
  readonly contact_at: Date | null
  readonly online_since: Date | null
  readonly report: unknown
}

/** All devices with what they last said, for whoever looks after them. */
export class DeviceOverviews {
  constructor(private readonly options: OverviewOptions) {}

  /** @throws ProblemError `auth.forbidden` for anybody but an `it_admin` */
  async read(userId: Id): Promise<DeviceOverview> {
    const { people, reports, clock, epoch, leases } = this.options
    await requireAdmin(people, userId)
    await reports.write()
    const now = clock.now()
    const present = await epoch()
    const numbers = await leases.standing(present)
    return {
      serverTime: new Date(now).toISOString(),
      clock: { confidence: clock.confidence(), run: clock.run },
      numbers: { epoch: present, ...numbers },
      devices: (await this.rows(now)).map((row) => overviewOf(row, now)),
    }
  }

  private rows(now: number): Promise<DeviceRow[]> {
    const { connection, facility } = this.options
    return connection.read<DeviceRow>({
      name: 'devices with reports',
      text: `select d.id, d.kind, d.name, d.unit, d.enrolled_at, d.revoked_at, d.wipe, d.last_seq::float8,
          r.contact_at, r.online_since, r.report,
          array(select u.name from device_people p join users u on u.id = p.user_id
            where p.device_id = d.id and p.revoked_at is null order by u.name) as people,
          (select max(l.from_no)::float8 from number_leases l
            where l.device_id = d.id and l.series = 'station' and l.until = $2::date) as station
        from devices d left join device_reports r on r.device_id = d.id
        where d.facility_id = $1 and d.kind <> 'service'
        order by d.revoked_at is not null, d.name, d.id`,
      values: [connection.facilityId, businessDateAt(now, facility.timeZone)],
    })
  }
}

function overviewOf(row: DeviceRow, now: number): DeviceOverviewRow {
  const kept = KeptReport.safeParse(row.report)
  const { build, report, held } = kept.success ? kept.data : { build: null, report: null, held: null }
  const numbers = held?.filter(({ series }) => series === 'rm') ?? []
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    enrolledAt: row.enrolled_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    wipe: row.wipe === true,
    people: row.people,
    station: row.station === null ? null : stationCode({ from: row.station }),
    numbersLeft:
      numbers.length > 0 ? numbers.reduce((sum, { next, to }) => sum + Math.max(0, to - next + 1), 0) : null,
    lastSeq: row.last_seq,
    contactAt: row.contact_at?.toISOString() ?? null,
    build,
    report,
    isStalled: isStalled(row, report?.oldestUnsentAt ?? null, now),
  }
}

/** In contact all the time, and still not through: what waited for a line that was away is no alarm. */
function isStalled(
  { revoked_at, contact_at, online_since }: Pick<DeviceRow, 'revoked_at' | 'contact_at' | 'online_since'>,
  oldestUnsentAt: string | null,
  now: number,
): boolean {
  if (revoked_at !== null || !contact_at || !online_since || oldestUnsentAt === null) return false
  if (now - contact_at.getTime() > AWAY_AFTER_MS) return false
  const since = Math.max(Date.parse(oldestUnsentAt), online_since.getTime())
  return now - since > STALLED_AFTER_MS
}
