import type { LogEntry, WriteSet } from '@lentera/sync/server/store'
import type { Db } from '../database/facility-connection.js'

const SQL = `
  with verdicts as (
    insert into command_outcomes (facility_id, id, judged_at, outcome, issues, merged, result, cause)
    select $1::uuid, r.id, r."judgedAt", r.outcome, r.issues, r.merged, r.result, r.cause
    from json_to_recordset($2::json) as r(id uuid, "judgedAt" timestamptz, outcome text, issues jsonb, merged jsonb,
      result jsonb, cause text)
  ), settled as (
    delete from command_waits where facility_id = $1::uuid and id = any($3::uuid[])
  )
  insert into command_waits (facility_id, id, waits_for, since)
  select $1::uuid, r.id, r."waitsFor", r.since
  from json_to_recordset($4::json) as r(id uuid, "waitsFor" text, since timestamptz)
  on conflict (id) do update set waits_for = excluded.waits_for`

/** Verdicts on commands of earlier batches, and the list of those that wait; nothing for nearly every batch. */
export async function writeOutcomes(
  db: Db,
  facilityId: string,
  { outcomes, waits }: Pick<WriteSet, 'outcomes' | 'waits'>,
  resultOf: (id: string) => LogEntry['result'],
): Promise<void> {
  if (outcomes.length === 0 && waits.length === 0) return
  await db.query({
    name: 'write outcomes',
    text: SQL,
    values: [
      facilityId,
      JSON.stringify(outcomes.map((one) => ({ ...one, result: resultOf(one.id) }))),
      waits.filter(({ waitsFor }) => waitsFor === null).map(({ id }) => id),
      JSON.stringify(waits.filter(({ waitsFor }) => waitsFor !== null)),
    ],
  })
}
