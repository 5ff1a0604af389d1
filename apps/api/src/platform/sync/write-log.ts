import type { AdapterName } from '@lentera/contracts/deliveries/delivery'
import type { LogEntry, WriteSet } from '@lentera/sync/server/store'
import type { Db } from '../database/facility-connection.js'
import { base64 } from '../database/table-map.js'
import type { Vault } from '../database/vault.js'

const SQL = `
  with log as (
    insert into command_log (facility_id, id, device_id, seq, via, name, v, hash, sig, actor_id, unit, occurred_at,
      clock_suspect, received_at, outcome, issues, merged, result)
    select $1::uuid, r.id, r."deviceId", r.seq, r.via, r.name, r.v, r.hash, r.sig, r."actorId", r.unit, r."occurredAt",
      r."clockSuspect", r."receivedAt", r.outcome, r.issues, r.merged, r.result
    from json_to_recordset($2::json) as r(id uuid, "deviceId" uuid, seq bigint, via uuid, name text, v integer, hash text,
      sig text, "actorId" uuid, unit text, "occurredAt" timestamptz, "clockSuspect" boolean, "receivedAt" timestamptz,
      outcome text, issues jsonb, merged jsonb, result jsonb)
  ), payload as (
    insert into command_payload (facility_id, id, key_id, bytes)
    select $1::uuid, r.id, $3::integer, substr($10::bytea, r.at, r.length)
    from json_to_recordset($4::json) as r(id uuid, at integer, length integer)
  ), events as (
    insert into outbox_events (facility_id, id, command_id, name, lane, payload)
    select $1::uuid, r.id, r."commandId", r.name, r.lane, decode(r.payload, 'base64')
    from json_to_recordset($5::json) as r(id uuid, "commandId" uuid, name text, lane text, payload text)
  ), owed as (
    insert into deliveries (facility_id, event_id, adapter, lane, state)
    select $1::uuid, r.event, r.adapter, r.lane,
      case when exists (select from sync_epochs e where e.facility_id = $1::uuid and e.cause <> 'first'
        and (r.at is null or r.at < e.since + interval '10 minutes')) then 'unknown' else 'waiting' end
    from json_to_recordset($12::json) as r(event uuid, adapter text, lane text, at timestamptz)
  ), left_scope as (
    update scope_member m set until = pg_current_xact_id()
    from json_to_recordset($6::json) as r(scope text, aggregate text, "aggregateId" uuid)
    where m.facility_id = $1::uuid and m.scope = r.scope and m.aggregate = r.aggregate
      and m.aggregate_id = r."aggregateId" and m.until is null
  ), ended_scope as (
    update scope_member set until = pg_current_xact_id()
    where facility_id = $1::uuid and scope = any($11::text[]) and until is null
  ), joined_scope as (
    insert into scope_member (facility_id, scope, aggregate, aggregate_id)
    select $1::uuid, r.scope, r.aggregate, r."aggregateId"
    from json_to_recordset($7::json) as r(scope text, aggregate text, "aggregateId" uuid)
    on conflict (facility_id, scope, aggregate, aggregate_id) where until is null do nothing
  ), lane as (
    update devices set last_seq = $9::bigint where facility_id = $1::uuid and id = $8::uuid and last_seq < $9::bigint
  )
  select 1`

/** To which houses outside an event of this name is owed. */
export type OwedTo = (eventName: string) => readonly AdapterName[]

/** Log, payloads, events, memberships and the lane's position in one statement. */
export async function writeLog(
  db: Db,
  facilityId: string,
  vault: Vault,
  set: Omit<WriteSet, 'log'> & { readonly log: readonly LogEntry[] },
  owedTo: OwedTo,
): Promise<void> {
  const sealed = set.payloads.map(({ id, bytes }) => vault.payloads.seal(bytes, payloadPlace(id)))
  const events = set.events.map((event) => ({
    ...event,
    payload: base64(
      vault.payloads.seal(JSON.stringify(event.payload), {
        table: 'outbox_events',
        row: event.id,
        column: 'payload',
      }),
    ),
  }))
  // The last word of a batch on a membership counts.
  const members = new Map(
    set.members.map((member) => [`${member.scope} ${member.aggregate} ${member.aggregateId}`, member]),
  )
  const sorted = [...members.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member)
  await db.query({
    name: 'write log',
    text: SQL,
    values: [
      facilityId,
      JSON.stringify(set.log),
      vault.payloads.keyNo,
      JSON.stringify(slices(set.payloads, sealed)),
      JSON.stringify(events),
      JSON.stringify(sorted.filter(({ member }) => !member)),
      JSON.stringify(sorted.filter(({ member }) => member)),
      set.lastSeq?.deviceId ?? null,
      set.lastSeq?.seq ?? null,
      // All payloads as one value, which travels in binary; the statement cuts it up.
      Buffer.concat(sealed),
      [...new Set(set.ends)].sort(),
      JSON.stringify(owedOf(set, owedTo)),
    ],
  })
}

/**
 * What is owed for the events of a batch. An act from before this history got its present identity may have been told
 * outside by the past that was lost, so its time goes along; a command that waited here has none in this batch.
 */
function owedOf({ events, log }: Pick<WriteSet, 'events' | 'log'>, owedTo: OwedTo) {
  const at = new Map(log.map(({ id, occurredAt }) => [id, occurredAt]))
  return events.flatMap(({ id, commandId, name, lane }) =>
    owedTo(name).map((adapter) => ({ event: id, adapter, lane, at: at.get(commandId) ?? null })),
  )
}

/** Where each payload lies in all of them together; SQL counts from 1. */
function slices(
  payloads: WriteSet['payloads'],
  sealed: readonly Buffer[],
): { id: string; at: number; length: number }[] {
  let at = 1
  return payloads.map(({ id }, index) => {
    const { length } = sealed[index]!
    const slice = { id, at, length }
    at += length
    return slice
  })
}

/** Where a command's payload is sealed for. */
export const payloadPlace = (id: string) => ({ table: 'command_payload', row: id, column: 'bytes' })
