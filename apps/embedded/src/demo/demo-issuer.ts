import type { Api } from '@lentera/api/create-api'
import type { SystemCommand } from '@lentera/api/platform/sync/issuer'
import pg from 'pg'
import type { Issuer } from './seed-command.js'

/** The running API as the way in for demo data. */
export function demoIssuer(api: Api, databaseUrl: string): Issuer {
  const issueAll = async (commands: readonly SystemCommand[]) => {
    const outcomes = await api.issueAll(commands)
    const bad = outcomes.find(({ outcome }) => outcome !== 'applied')
    if (bad) throw new Error(`demo data: ${bad.outcome} ${bad.issues.map(({ code }) => code).join(' ')}`)
  }
  return {
    async known(ids) {
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      try {
        const sql = 'select id from command_log where id = any($1::uuid[])'
        const { rows } = await client.query<{ id: string }>(sql, [ids])
        return new Set(rows.map(({ id }) => id))
      } finally {
        await client.end()
      }
    },
    issue: (definition, args, id) => issueAll([{ definition, args, id } as unknown as SystemCommand]),
    issueMany: (commands) => issueAll(commands as readonly SystemCommand[]),
  }
}
