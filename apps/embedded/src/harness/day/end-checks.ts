import { expect } from 'playwright/test'
import { query } from '../database.js'
import type { Hospital } from '../hospital.js'

const none = async (hospital: Hospital, what: string, sql: string) =>
  expect(await query(hospital, sql), what).toEqual([])

/** acceptance-day E1 to E8, read from the database when everything has come to rest. */
export async function endChecks(hospital: Hospital): Promise<void> {
  await none(
    hospital,
    'E1: a number was given twice',
    `select service_date, number from queue_tickets where replaced is not true group by 1, 2 having count(*) > 1`,
  )
  await none(
    hospital,
    'E2: a lane has a gap or a double',
    `select device_id, count(*), max(seq) from command_log where seq is not null and via is null
      group by 1 having count(*) <> max(seq) or count(distinct seq) <> count(*)`,
  )
  await none(
    hospital,
    'E2: a command is twice in the log',
    `select id from command_log group by 1 having count(*) > 1`,
  )
  await none(
    hospital,
    'E2, line 30: visits are tickets less what was cancelled and what was linked',
    `select v.id from visits v left join queue_tickets t on t.visit_id = v.id and t.replaced is not true
      where v.status <> 'cancelled' and v.same_as is null group by v.id having count(t.id) <> 1`,
  )
  const one = { people: 1, visits: 1 }
  expect(
    await query(
      hospital,
      `select p.name, count(distinct p.id)::int as people, count(distinct v.id)::int as visits
        from patients p left join visits v on v.patient_id = p.id
        where p.name in ('Rizky Kogoya', 'Suparman', 'Yosefina Kogoya') group by p.name order by p.name`,
    ),
    'E3: one person each, with one visit',
  ).toEqual(['Rizky Kogoya', 'Suparman', 'Yosefina Kogoya'].map((name) => ({ name, ...one })))
  await none(
    hospital,
    'E4: a batch past its day was handed over',
    `select g.id from dispenses g join stock_batches b on b.id = g.batch_id where b.expires_on < g.service_date`,
  )
  await none(
    hospital,
    'E5: an override lacks its code, its reason or a name',
    `select p.id from prescriptions p left join users u on u.id = p.prescribed_by
      where (p.override_reason is not null or p.overridden_codes is not null)
        and (p.override_reason is null or jsonb_array_length(p.overridden_codes) = 0 or u.name is null)`,
  )
  await none(
    hospital,
    'E6: something lacks who, where or when, or bears a wrong year as its order',
    `select l.id from command_log l left join users u on u.id = l.actor_id left join devices d on d.id = l.device_id
      where l.seq is not null and (u.name is null or d.id is null or l.received_at is null
        or l.occurred_at not between l.received_at - interval '2 hours' and l.received_at + interval '5 minutes')`,
  )
  await none(
    hospital,
    'E8: what was closed names no command',
    `select id from review_items where closed_at is not null and closed_by_command is null`,
  )
}
