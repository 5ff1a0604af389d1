import { randomUUID } from 'node:crypto'
import { FacilityConnection } from '@lentera/api/platform/database/facility-connection'
import { openVault } from '@lentera/api/platform/database/vault'
import { LOG_COLUMNS, type LogRow, toLogEntry } from '@lentera/api/platform/sync/log-row'
import { PostgresStore } from '@lentera/api/platform/sync/postgres-store'
import { payloadPlace } from '@lentera/api/platform/sync/write-log'
import { AggregateKind, type Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import type { ServerStore, WriteSet } from '@lentera/sync/server/store'
import { houseFacility } from '@lentera/testing/test-house'
import type { MakeBacking, ServerDump } from './backing.js'

const emptySet: WriteSet = {
  rows: [],
  members: [],
  log: [],
  wrote: new Map(),
  payloads: [],
  events: [],
  reviews: [],
  outcomes: [],
  waits: [],
  ends: [],
  lastSeq: null,
}

/** One database for many runs, emptied before each; the real store of the server stands before it. */
export async function postgresBackings(url: string): Promise<{ make: MakeBacking; close(): Promise<void> }> {
  const source = createDataSource({ url, poolSize: 4, migrations: [], settings: commandSettings })
  await source.initialize()
  const tables = (await source.query(
    `select table_name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migrations'`,
  )) as { table_name: string }[]
  // Without triggers, because the log refuses to be emptied; `truncate` would cost half a second a run.
  const emptied = tables.map(({ table_name }) => `delete from ${table_name};`).join(' ')
  const key = Buffer.alloc(32, 7)
  const vault = openVault({ field: key, payload: key, blindIndex: key })

  const make: MakeBacking = async ({ time }) => {
    await source.query(`begin; set local session_replication_role = replica; ${emptied} commit`)
    const epoch = randomUUID()
    const connection = new FacilityConnection(poolOf(source), houseFacility.id)
    await source.query(
      `insert into sync_server (facility_id, epoch, started_at, system_identifier, timeline, key_fingerprint)
        values ($1, $2, now(), '', '', '')`,
      [houseFacility.id, epoch],
    )
    await source.query(
      `insert into sync_epochs (epoch, facility_id, since, cause) values ($1, $2, now(), 'first')`,
      [epoch, houseFacility.id],
    )
    const store = new PostgresStore({ connection, vault, now: () => time.now() })
    const ask = <R>(sql: string) => source.query(sql) as Promise<R[]>
    const transactions = async (sql: string) =>
      new Map((await ask<{ id: Id; xid: string }>(sql)).map(({ id, xid }) => [id, Number(xid)]))
    return {
      store,
      epoch,
      canHold: false,
      seed: async (rows) => {
        await store.transaction((tx) => tx.write({ ...emptySet, rows: [...rows] }))
      },
      // Synchronous commits: what was answered is there after a crash, and a rollback is what a crash leaves of the rest.
      crash: () => undefined,
      backup: () => null,
      nextXid: () => {
        throw new Error('the naive cursor is planted in memory only')
      },
      close: async () => undefined,
      dump: async (): Promise<ServerDump> => ({
        log: (
          await ask<LogRow>(
            `select ${LOG_COLUMNS} from command_log l join current_outcomes o on o.id = l.id
              order by l.xid::text::numeric, l.device_id, l.seq`,
          )
        ).map(toLogEntry),
        loggedIn: await transactions('select id, xid::text from command_log'),
        judgedIn: await transactions('select id, xid::text from command_outcomes order by no'),
        payloads: (
          await ask<{ id: Id; bytes: Buffer }>(
            'select id, bytes from command_payload where length(bytes) > 0',
          )
        ).map(({ id, bytes }) => ({ id, bytes: vault.payloads.open(bytes, payloadPlace(id)) })),
        events: (
          await ask<{ id: Id; command_id: Id }>(
            'select id, command_id from outbox_events order by created_at, id',
          )
        ).map(({ id, command_id }) => ({ id, commandId: command_id })),
        reviews: (
          await ask<{ command_id: Id; filled: boolean }>(
            // An item without one tells the author of an earlier answer that it was set aside; its command is another's.
            'select command_id, length(payload) > 0 as filled from review_items where payload is not null',
          )
        ).map(({ command_id, filled }) => ({ commandId: command_id, hasPayload: filled })),
        rows: await travellingRows(store),
        lastSeq: new Map(
          (await ask<{ id: Id; last_seq: string }>('select id, last_seq from devices')).map(
            ({ id, last_seq }) => [id, Number(last_seq)],
          ),
        ),
        accessLog: await ask(
          `select person, patient_id as "patientId", device_id as "deviceId", command_id as "commandId"
            from access_log`,
        ),
        changes: await ask(
          `select distinct on (entity, id) entity, id, aggregate, aggregate_id as "aggregateId",
              xid::text as xid, seq::text as seq
            from change_log order by entity, id, change_log.xid desc, change_log.seq desc`,
        ),
        members: await ask(
          `select scope, aggregate, aggregate_id as "aggregateId", until is null as present from scope_member`,
        ),
      }),
    }
  }
  return { make, close: () => source.destroy() }
}

const travellingRows = (store: ServerStore): Promise<Row[]> =>
  store.snapshot(async (tx) => {
    const rows: Row[] = []
    for (const kind of AggregateKind.options) {
      const members = await tx.members({ everyAggregate: kind }, null, 100_000)
      if (members.length > 0) rows.push(...(await tx.rowsOfAggregates(members)))
    }
    return rows
  })
