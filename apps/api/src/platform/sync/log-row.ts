import type { LogEntry } from '@lentera/sync/server/store'

/** A log row `l` with its present outcome `o` (view `current_outcomes`). */
export const LOG_COLUMNS = `l.id, l.device_id, l.seq::float8, l.via, l.name, l.v, l.hash, l.sig, l.actor_id, l.unit, l.occurred_at,
  l.clock_suspect, l.received_at, o.outcome, o.issues, o.merged, o.result`

export interface LogRow extends Record<string, unknown> {
  id: string
  device_id: string
  seq: number | null
  via: string | null
  name: string
  v: number
  hash: string
  sig: string
  actor_id: string | null
  unit: string
  occurred_at: Date
  clock_suspect: boolean
  received_at: Date
  outcome: LogEntry['outcome']
  issues: LogEntry['issues']
  merged: string[]
  result: LogEntry['result']
}

export const toLogEntry = (row: LogRow): LogEntry => ({
  id: row.id,
  deviceId: row.device_id,
  seq: row.seq,
  via: row.via,
  name: row.name,
  v: row.v,
  hash: row.hash,
  sig: row.sig,
  actorId: row.actor_id,
  unit: row.unit,
  occurredAt: row.occurred_at.toISOString(),
  clockSuspect: row.clock_suspect,
  receivedAt: row.received_at.toISOString(),
  outcome: row.outcome,
  issues: row.issues,
  merged: row.merged,
  result: row.result,
})
