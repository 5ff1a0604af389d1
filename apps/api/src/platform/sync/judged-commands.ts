import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { FacilityConnection } from '../database/facility-connection.js'

export interface JudgedCommand {
  readonly outcome: Outcome
  readonly issues: readonly Issue[]
}

/** What became of commands the server made before; whoever asks again is answered with it. */
export async function judgedCommands(
  connection: FacilityConnection,
  ids: readonly Id[],
): Promise<Map<Id, JudgedCommand>> {
  const rows = await connection.read<{ id: Id; outcome: Outcome; issues: Issue[] }>({
    name: 'outcomes of commands',
    text: `select id, outcome, issues from current_outcomes where facility_id = $1 and id = any($2::uuid[])`,
    values: [connection.facilityId, ids],
  })
  return new Map(rows.map(({ id, outcome, issues }) => [id, { outcome, issues }]))
}
