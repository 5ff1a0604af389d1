import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { testPostgres } from '@lentera/config/test-postgres'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres, type RunningPostgres } from './start-postgres.js'

const PATIENCE_MS = 120_000

let dataDir: string
let port: number
let running: RunningPostgres[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lentera-pg-'))
  port = await freePort()
  running = []
})

afterEach(async () => {
  for (const postgres of running.reverse()) await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}, PATIENCE_MS)

describe('the private Postgres', () => {
  it(
    'keeps what was committed through a stop, a power cut and another port',
    async () => {
      const first = await start()
      await query(first.url, 'create table notes (text text)')
      await query(first.url, `insert into notes values ('sebelum berhenti')`)
      await first.stop()

      const second = await start()
      await query(second.url, `insert into notes values ('sebelum mati listrik')`)
      await second.kill()

      port = await freePort()
      const third = await start()
      expect(await query(third.url, 'select text from notes')).toEqual([
        { text: 'sebelum berhenti' },
        { text: 'sebelum mati listrik' },
      ])
    },
    PATIENCE_MS,
  )

  it(
    'is strict about durability and open to this computer only',
    async () => {
      const { adminUrl } = await start()
      const settings = await query(
        adminUrl,
        `select name, setting from pg_settings where name = any (array['data_checksums', 'fsync', 'listen_addresses',
           'max_connections', 'max_prepared_transactions', 'server_encoding', 'synchronous_commit',
           'unix_socket_directories'])`,
      )
      expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
        data_checksums: 'on',
        fsync: 'on',
        listen_addresses: '127.0.0.1',
        max_connections: '25',
        max_prepared_transactions: '0',
        server_encoding: 'UTF8',
        synchronous_commit: 'on',
        unix_socket_directories: '',
      })
    },
    PATIENCE_MS,
  )

  it(
    'lets the hospital own its database without being superuser, and nobody in without the password',
    async () => {
      const { url, adminUrl } = await start()
      expect(await query(url, `select usesuper from pg_user where usename = current_user`)).toEqual([
        { usesuper: false },
      ])
      expect(await query(adminUrl, `select usesuper from pg_user where usename = current_user`)).toEqual([
        { usesuper: true },
      ])
      await expect(query(url.replace(/:[^:@]+@/, ':salah@'), 'select 1')).rejects.toThrow(/password/)
      const key = await stat(join(dataDir, 'keys', 'postgres-password'))
      expect(key.mode & 0o777).toBe(0o600)
    },
    PATIENCE_MS,
  )

  it(
    'refuses data of another major and leaves it alone',
    async () => {
      const { version, stop } = await start()
      await stop()
      const major = String(Number.parseInt(version, 10))
      const pgVersion = join(dataDir, 'postgres', 'PG_VERSION')
      expect(await readFile(join(dataDir, 'pg-major'), 'utf8')).toBe(`${major}\n`)

      await writeFile(join(dataDir, 'pg-major'), '14\n')
      await writeFile(pgVersion, '14\n')
      await expect(start()).rejects.toThrow(/Postgres 14 .*tidak disentuh/)

      await writeFile(join(dataDir, 'pg-major'), `${major}\n`)
      await expect(start()).rejects.toThrow(/tertukar/)

      await writeFile(pgVersion, `${major}\n`)
      expect((await start()).version).toBe(version)
    },
    PATIENCE_MS,
  )

  it(
    'stops with one sentence when the port is taken, and starts when it is free again',
    async () => {
      const neighbour = createServer().listen(port, '127.0.0.1')
      await expect(start()).rejects.toThrow(`Port ${port} sedang dipakai`)
      neighbour.close()
      await start()
    },
    PATIENCE_MS,
  )

  it('never takes the port of a Postgres that is not its own', async () => {
    port = 5432
    await expect(start()).rejects.toThrow(/5432/)
  })

  it(
    'starts once per data folder',
    async () => {
      await start()
      await expect(start()).rejects.toThrow(/sedang dipakai Lentera yang lain/)
    },
    PATIENCE_MS,
  )

  it(
    'takes over from a run that was killed and left its server behind',
    async () => {
      const left = await start()
      await query(left.url, 'create table kept (n int)')
      // The file a killed run leaves names a process that no longer exists.
      await writeFile(join(dataDir, 'postgres.owner'), '999999999 1 gone\n')

      const next = await start()
      expect(next.pid).not.toBe(left.pid)
      expect(await query(next.url, 'select count(*)::int from kept')).toEqual([{ count: 0 }])
    },
    PATIENCE_MS,
  )

  it(
    'is not fooled by a pid file whose number belongs to somebody else by now',
    async () => {
      const first = await start()
      await first.kill()
      const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
      const rest = (await readFile(pidFile, 'utf8')).replace(/^\d+/, '1')
      await writeFile(pidFile, rest)
      await chmod(pidFile, 0o600)
      await start()
    },
    PATIENCE_MS,
  )
})

async function start(): Promise<RunningPostgres> {
  const postgres = await startPostgres({
    dataDir,
    port,
    log: () => undefined,
    flavour: testPostgres(),
    sharedBuffers: '16MB',
  })
  running.push(postgres)
  return postgres
}

async function query(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
