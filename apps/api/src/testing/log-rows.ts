import { randomBytes, randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'

/** Puts rows into the three logs as one transaction of the server would, without a server. */
export async function writeLogRows(
  client: ClientBase,
  facilityId: string,
  { commands, reads = 0, outcomes = 0 }: { commands: number; reads?: number; outcomes?: number },
): Promise<string[]> {
  const ids = Array.from({ length: commands }, () => randomUUID())
  const hash = () => randomBytes(32).toString('base64url')
  await client.query('begin')
  await client.query({
    name: 'some commands',
    text: `insert into command_log (id, facility_id, device_id, seq, name, v, hash, sig, actor_id, unit, occurred_at,
        clock_suspect, received_at, outcome, issues, merged, result)
      select id, $2, gen_random_uuid(), null, 'charting.recordVitals', 1, hash, sig, gen_random_uuid(), 'umum', now(), false,
        now(), 'applied', '[]', '[]',
        jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'entity', 'vitals', 'rowVersion', 1))
      from unnest($1::uuid[], $3::text[], $4::text[]) as r(id, hash, sig)`,
    values: [ids, facilityId, ids.map(hash), ids.map(() => randomBytes(64).toString('base64url'))],
  })
  if (reads > 0)
    await client.query({
      name: 'some reads',
      text: `insert into access_log (id, facility_id, row_version, person, patient_id, purpose, screen, at, device_id, command_id, opened)
        select gen_random_uuid(), $1, 1, gen_random_uuid(), gen_random_uuid(), 'care', 'kajian-awal', now(), gen_random_uuid(), $3, true
        from generate_series(1, $2::int)`,
      values: [facilityId, reads, ids[0] ?? randomUUID()],
    })
  if (outcomes > 0)
    await client.query({
      name: 'some outcomes',
      text: `insert into command_outcomes (id, facility_id, judged_at, outcome, issues, merged, result, cause)
        select $3, $1, now(), 'applied', '[]', '[]', '[]', 'judged again' from generate_series(1, $2::int)`,
      values: [facilityId, outcomes, ids[0] ?? randomUUID()],
    })
  await client.query('commit')
  return ids
}
