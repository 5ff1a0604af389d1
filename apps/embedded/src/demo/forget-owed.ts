import { UserChanged } from '@lentera/contracts/users/user-events'
import pg from 'pg'

/**
 * The demonstration's past is invented, and whoever it was told to knew it then: nothing of it is owed to anybody
 * outside, but for who works here. What people do in the demonstration comes from browsers and is owed like
 * everything else.
 */
export async function forgetOwedPast(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `
      delete from deliveries d using outbox_events e, command_log l, devices v
      where e.id = d.event_id and l.id = e.command_id and v.id = l.device_id and v.kind = 'service'
        and e.name <> $1`,
      [UserChanged.name],
    )
  } finally {
    await client.end()
  }
}
