import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { PutUser } from '@lentera/contracts/users/user'
import { loadKeys } from '@lentera/db/key-files'
import { Client } from 'pg'
import { startTestApi, testFacility, type TestApi } from '../../../testing/test-api.js'
import { openVault } from '../../database/vault.js'
import { readHeadFiles } from '../head-files.js'
import { headLine, readHeadLine } from '../head-line.js'
import { verifyDatabase, verifySnapshot } from './verify-database.js'

jest.setTimeout(60_000)

let server: TestApi
let client: Client
let row: { id: string; seal: string }

/** A server that wrote some commands in two lives, each of them sealed to its end: at least two seals. */
beforeAll(async () => {
  server = await startTestApi()
  client = new Client({
    connectionString: server.databaseUrl,
    pipeline: true,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  })
  await client.connect()
  for (const username of ['sari', 'budi']) await server.addPerson(username, ['nurse'])
  await closeWithAllSealed()
  server = await server.restart()
  for (const username of ['wati', 'yusuf']) await server.addPerson(username, ['nurse'])
  await closeWithAllSealed()
  const { rows } = await client.query(
    `select l.id, (select min(s.no)::text from seals s where s.upto_xid > l.xid) as seal from command_log l order by xid limit 1`,
  )
  row = rows[0]
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

/** Another test of this cluster may hold the horizon at the end; the next start takes the rest. */
async function closeWithAllSealed(): Promise<void> {
  await server.api.close()
  while (await unsealed()) {
    server = await server.restart()
    await server.api.close()
  }
}

const unsealed = async (): Promise<boolean> => {
  const { rowCount } = await client.query(
    `select 1 from command_log where xid >= (select coalesce(max(upto_xid::text::numeric), 0)::text::xid8 from seals)`,
  )
  return rowCount !== 0
}
const keys = () => loadKeys(join(server.data, 'keys'))

/** What is found after somebody with a superuser's rights did this; then it is taken back. */
async function afterTampering(sql: string, values: unknown[] = [], withKey = false) {
  const { payload, field, blindIndex, seals } = await keys()
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query(sql, values)
  return verifySnapshot(client, {
    heads: await readHeadFiles(join(server.data, 'seals')),
    publicKey: seals.publicKey,
    payloads: withKey ? openVault({ payload, field, blindIndex }).payloads : null,
  }).finally(() => client.query('rollback'))
}
const found = async (sql: string, values: unknown[] = [], withKey = false) =>
  (await afterTampering(sql, values, withKey)).findings

describe('verifying the log', () => {
  it('finds nothing in a log that nobody touched, with heads and with the key', async () => {
    const report = await verifyDatabase({
      databaseUrl: server.databaseUrl,
      heads: await readHeadFiles(join(server.data, 'seals')),
      publicKey: (await keys()).seals.publicKey,
      payloads: openVault(await keys()).payloads,
    })
    expect(report).toMatchObject({ findings: [], findingCount: 0, unreadableHeads: 0, headKey: 'server' })
    expect(report.facilities[0]).toMatchObject({
      facility: testFacility.id,
      unsealed: 0,
      rows: { command_log: 4 },
      payloads: { opened: 4, arrivedAltered: 0 },
    })
    expect(report.facilities[0]!.newestHead!.no).toBe(String(report.facilities[0]!.seals))
  })

  it.each(['outcome', 'hash', 'sig', 'unit', 'name'])(
    'names the row whose %s was changed',
    async (column) => {
      const findings = await found(`update command_log set ${column} = 'refused' where id = $1`, [row.id])
      expect(findings).toEqual([{ code: 'row_changed', table: 'command_log', row: row.id, seal: row.seal }])
    },
  )

  it('names the row that was removed', async () => {
    const findings = await found('delete from command_log where id = $1', [row.id])
    expect(findings).toEqual([{ code: 'row_missing', table: 'command_log', row: row.id, seal: row.seal }])
  })

  it('names a judgement that was slipped in among sealed rows', async () => {
    const findings = await found(
      `insert into command_outcomes (id, facility_id, judged_at, outcome, issues, merged, result, xid)
        select id, facility_id, now(), 'refused', '[]', '[]', '[]', xid from command_log where id = $1`,
      [row.id],
    )
    expect(findings).toMatchObject([{ code: 'row_added', table: 'command_outcomes', seal: row.seal }])
  })

  it('sees that a seal was removed, altered, or all of them', async () => {
    expect(await found('delete from seals where no = 1')).toContainEqual({ code: 'seal_missing', seal: '1' })
    const altered = await found(`update seals set at = at + interval '1 second' where no = 1`)
    expect(altered).toEqual([{ code: 'seal_altered', seal: '1' }])
    const codes = (await found('delete from seals')).map(({ code }) => code)
    expect(codes).toEqual(['head_ahead', 'never_sealed'])
  })

  it('sees by the exported head that the tail was cut, rows and seals together', async () => {
    const findings = await found(`delete from seals where no = (select max(no) from seals)`)
    expect(findings.map(({ code }) => code)).toContain('head_ahead')
    const everything = await found(
      'with a as (delete from command_log), b as (delete from access_log) delete from seals',
    )
    expect(everything.map(({ code }) => code)).toEqual(['head_ahead'])
  })

  it('believes no head that the server did not sign', async () => {
    const { seals } = await keys()
    const folder = await mkdtemp(join(tmpdir(), 'lentera-forged-'))
    const forger = (await loadKeys(folder)).seals
    const newest = (await readHeadFiles(join(server.data, 'seals'))).heads.at(-1)!
    const forged = readHeadLine(headLine({ ...newest, hash: '00'.repeat(32) }, forger))!
    await client.query('begin isolation level repeatable read read only')
    const { findings } = await verifySnapshot(client, {
      heads: { heads: [newest, forged], unreadable: 0, publicKey: null },
      publicKey: seals.publicKey,
      payloads: null,
    }).finally(() => client.query('rollback'))
    await rm(folder, { recursive: true })
    expect(findings).toEqual([{ code: 'head_forged', seal: newest.no, at: newest.at }])
  })

  it('misses heads where there were some', async () => {
    await client.query('begin isolation level repeatable read read only')
    const { findings } = await verifySnapshot(client, {
      heads: { heads: [], unreadable: 0, publicKey: null },
      publicKey: null,
      payloads: null,
    }).finally(() => client.query('rollback'))
    expect(findings).toEqual([{ code: 'heads_missing', facility: testFacility.id }])
  })
})

describe('verifying payloads with the key', () => {
  it('tells payloads that were altered, exchanged, removed or left over', async () => {
    const flipped = `update command_payload set bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1) where id = $1`
    const exchanged = `update command_payload set bytes = (select bytes from command_payload where id <> $1 limit 1) where id = $1`
    const unopenable = [{ code: 'payload_unopenable', row: row.id }]
    expect(await found(flipped, [row.id], true)).toEqual(unopenable)
    expect(await found(exchanged, [row.id], true)).toEqual(unopenable)
    expect(await found('delete from command_payload where id = $1', [row.id], true)).toEqual([
      { code: 'payload_missing', row: row.id },
    ])
    const orphan = randomUUID()
    const left = `insert into command_payload (id, facility_id, key_id, bytes) values ($1, $2, 1, '')`
    expect(await found(left, [orphan, testFacility.id], true)).toEqual([
      { code: 'payload_orphan', row: orphan },
    ])
  })

  it('tells a payload that somebody who has the key wrote anew', async () => {
    const { payloads } = openVault(await keys())
    const place = { table: 'command_payload', row: row.id, column: 'bytes' }
    const { rows } = await client.query('select bytes from command_payload where id = $1', [row.id])
    const record = JSON.parse(payloads.openText(rows[0].bytes, place))
    expect(record.name).toBe(PutUser.name)
    const forged = payloads.seal(JSON.stringify({ ...record, unit: 'kia' }), place)
    const findings = await found(
      'update command_payload set bytes = $2 where id = $1',
      [row.id, forged],
      true,
    )
    expect(findings).toEqual([{ code: 'payload_changed', row: row.id }])
  })
})
