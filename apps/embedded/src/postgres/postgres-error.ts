/** A reason why Postgres cannot run that a person can act on; the message is one sentence to show as it is. */
export class PostgresError extends Error {
  override name = 'PostgresError'
}
