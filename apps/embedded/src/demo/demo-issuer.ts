import type { Api } from '@lentera/api/create-api'
import type { SystemCommand } from '@lentera/api/platform/sync/issuer'
import { nodeCrypto } from '@lentera/api/platform/sync/node-crypto'
import pg from 'pg'
import type { Id } from '@lentera/contracts/kernel/id'
import { DemoSigners } from './demo-signers.js'
import type { Issuer, SeedCommand } from './seed-command.js'
import { systemCommand } from './system-command.js'

/** The running API as the way in for demo data. */
export function demoIssuer(api: Api, databaseUrl: string): Issuer {
  const issueAll = async (commands: readonly SystemCommand[]) => {
    const outcomes = await api.issueAll(commands)
    const bad = outcomes.find(({ outcome }) => outcome !== 'applied')
    if (bad) throw new Error(`demo data: ${bad.outcome} ${bad.issues.map(({ code }) => code).join(' ')}`)
  }
  const signers = new DemoSigners(nodeCrypto, (enrolments) =>
    issueAll(enrolments.map((command) => systemCommand(command))),
  )
  const commandOf = async (command: SeedCommand): Promise<SystemCommand> =>
    systemCommand(command, command.by === undefined ? undefined : await signers.of(command.by))
  const rowsOf = async <R extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[],
  ): Promise<R[]> => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      return (await client.query<R>(sql, [...values])).rows
    } finally {
      await client.end()
    }
  }
  return {
    async known(ids) {
      const sql = 'select id from command_log where id = any($1::uuid[])'
      const rows = await rowsOf<{ id: Id }>(sql, [ids])
      return new Set(rows.map(({ id }) => id))
    },
    async actedAt(id) {
      const sql = 'select occurred_at from command_log where id = $1'
      const [row] = await rowsOf<{ occurred_at: Date }>(sql, [id])
      return row ? row.occurred_at.toISOString() : null
    },
    issueMany: async (commands) => issueAll(await Promise.all(commands.map(commandOf))),
  }
}
