// An error whose message is one sentence for the person at the terminal; anything else shows its stack.
export class PlainError extends Error {}

export function giveUp(error) {
  // PostgresError and ConfigError come from the apps.
  const isPlain = error instanceof PlainError || ['PostgresError', 'ConfigError'].includes(error?.name)
  console.error(isPlain ? error.message : error)
  process.exit(1)
}
