import { query } from '../harness/database.js'
import type { Hospital } from '../harness/hospital.js'

/**
 * Looks for each command in the server's log, and for effects that are there twice: in the benches each visit
 * has one ticket and is measured once, and each event is owed once.
 */
export async function compareWithLog(
  hospital: Hospital,
  ids: readonly string[],
): Promise<{ lost: number; doubled: number }> {
  const logged = await query<{ id: string }>(
    hospital,
    'select id from command_log where id = any($1::uuid[])',
    [ids],
  )
  const [twice] = await query<{ count: number }>(
    hospital,
    `select count(*)::int as count from (
       select 1 from vitals group by visit_id having count(*) > 1
       union all select 1 from queue_tickets group by visit_id having count(*) > 1
       union all select 1 from outbox_events group by command_id, name having count(*) > 1
     ) as twice`,
  )
  return { lost: new Set(ids).size - logged.length, doubled: twice?.count ?? 0 }
}
