import type { Wait, WaitingCommand } from '@lentera/sync/server/store'
import type { Db } from '../database/facility-connection.js'
import type { Vault } from '../database/vault.js'
import { LOG_COLUMNS, type LogRow, toLogEntry } from './log-row.js'
import { payloadPlace } from './write-log.js'

interface WaitRow extends Record<string, unknown> {
  id: string
  waits_for: string
  since: Date
}

/**
 * Locks the lines of the list first, in one order, and reads what they lead to afterwards: under READ COMMITTED
 * a line that another transaction has settled meanwhile is gone by then.
 */
export async function lockWaiting(
  db: Db,
  facilityId: string,
  vault: Vault,
  { keys, ids }: { keys: readonly string[]; ids: readonly string[] },
  limit: number,
): Promise<WaitingCommand[]> {
  const locked = await db.query<WaitRow>({
    name: 'lock waiting',
    text: `select id, waits_for, since from command_waits
      where facility_id = $1 and (waits_for = any($2::text[]) or id = any($3::uuid[]))
      order by since, id limit $4 for update`,
    values: [facilityId, keys, ids, limit],
  })
  if (locked.length === 0) return []
  const rows = await db.query<LogRow & { key_id: number; bytes: Buffer }>({
    name: 'waiting',
    text: `select ${LOG_COLUMNS}, p.bytes
      from command_log l join current_outcomes o on o.id = l.id join command_payload p on p.id = l.id
      where l.facility_id = $1 and l.id = any($2::uuid[])`,
    values: [facilityId, locked.map(({ id }) => id)],
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return locked.flatMap(({ id, waits_for, since }) => {
    const row = byId.get(id)
    if (!row) return []
    const payload = vault.payloads.open(row.bytes, payloadPlace(id))
    return [{ entry: toLogEntry(row), payload, waitsFor: waits_for, since: since.toISOString() }]
  })
}

export async function readWaits(
  db: Db,
  facilityId: string,
  after: { since: string; id: string } | null,
  limit: number,
): Promise<Wait[]> {
  const rows = await db.query<WaitRow>({
    name: 'waits',
    text: `select id, waits_for, since from command_waits
      where facility_id = $1 and ($2::timestamptz is null or (since, id) > ($2::timestamptz, $3::uuid))
      order by since, id limit $4`,
    values: [facilityId, after?.since ?? null, after?.id ?? null, limit],
  })
  return rows.map(({ id, waits_for, since }) => ({
    id,
    waitsFor: waits_for,
    since: since.toISOString(),
  }))
}
