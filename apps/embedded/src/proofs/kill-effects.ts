import { query } from '../harness/database.js'
import type { Hospital } from '../harness/hospital.js'
import type { PushingDesks } from './pushing-desks.js'

/** What the desks were told, held against the log and its effects. */
export interface Effects {
  /** I1: acknowledged, and not in the log. */
  readonly lost: number
  /** I2: rows of the log, payloads and effects that are there more or less than once. */
  readonly doubled: number
  /** In the log, and nobody made it. */
  readonly strangers: number
  /** I3: places of a lane that are empty, or were judged before the one before them. */
  readonly unordered: number
}

/** Each triple is one patient, one visit with its ticket, one set of vitals; the seed of the demo has no devices. */
export async function countEffects(
  hospital: Hospital,
  { desks, saved, acknowledged }: PushingDesks,
): Promise<Effects> {
  const devices = [desks.map(({ deviceId }) => deviceId)]
  const rows = await query<{ id: string; payloads: number }>(
    hospital,
    `select l.id, (select count(*)::int from command_payload p where p.id = l.id) as payloads
       from command_log l where device_id = any($1::uuid[])`,
    devices,
  )
  const [lanes] = await query<{ unordered: number }>(
    hospital,
    `select count(*)::int as unordered from (
       select seq, xid::text::numeric as xid,
         row_number() over lane as place, lag(xid::text::numeric) over lane as before
       from command_log where device_id = any($1::uuid[]) window lane as (partition by device_id order by seq)
     ) as l where seq <> place or before > xid`,
    devices,
  )
  const [ends] = await query<{ wrong: number }>(
    hospital,
    `select count(*)::int as wrong from devices d where id = any($1::uuid[])
       and last_seq <> (select max(seq) from command_log l where l.device_id = d.id)`,
    devices,
  )
  const [effects] = await query<Record<string, number>>(
    hospital,
    `select (select count(*)::int from visits) as visits, (select count(*)::int from vitals) as vitals,
       (select count(*)::int from queue_tickets) as tickets,
       (select count(*)::int from outbox_events where name = 'visits.opened') as events`,
  )
  const logged = new Set(rows.map(({ id }) => id))
  const expected = saved.size / 3
  const wrongEffects = Object.values(effects!).reduce((sum, count) => sum + Math.abs(count - expected), 0)
  return {
    lost: [...acknowledged.keys()].filter((id) => !logged.has(id)).length,
    doubled: rows.length - logged.size + rows.filter(({ payloads }) => payloads !== 1).length + wrongEffects,
    strangers: rows.filter(({ id }) => !saved.has(id)).length,
    unordered: lanes!.unordered + ends!.wrong,
  }
}
