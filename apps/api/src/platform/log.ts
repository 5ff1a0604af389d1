/** Lines for operators: a fixed sentence and facts without personal data. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

const line = (level: string, message: string, facts: Record<string, unknown> = {}): string =>
  `${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`

/** One JSON object a line on stderr; stdout belongs to whoever started the program. */
export const stderrLog: Log = {
  info: (message, facts) => void process.stderr.write(line('info', message, facts)),
  error: (message, facts) => void process.stderr.write(line('error', message, facts)),
}

export const silentLog: Log = { info: () => undefined, error: () => undefined }
