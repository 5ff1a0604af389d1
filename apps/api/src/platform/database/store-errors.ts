import { StoreConflict, StoreDuplicate, StoreUnavailable } from '@lentera/sync/server/store'

// Serialization failure and deadlock.
const conflicts = new Set(['40001', '40P01'])
const UNIQUE_VIOLATION = '23505'
const socketErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
])
// The driver gives these no code.
const lostConnection =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i

/** What a database error means to the engine; errors that are none of its business come back unchanged. */
export function storeError(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string') {
    if (conflicts.has(code)) return new StoreConflict(code)
    if (code === UNIQUE_VIOLATION) return new StoreDuplicate(code)
    // 08 connection, 53 no resources, 57 shutting down or cancelled by the deadline, 25006 a standby or sealed server.
    if (/^(08|53|57)/.test(code) || code === '25006' || socketErrors.has(code))
      return new StoreUnavailable(code)
  } else if (typeof message === 'string' && lostConnection.test(message)) {
    return new StoreUnavailable('connection lost')
  }
  return error
}
