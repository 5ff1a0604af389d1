import { setTimeout as wait } from 'node:timers/promises'
import { BlobStoreUnavailable } from './blob-errors.js'

const ATTEMPTS = 3

/** The code of an answer that refuses, or of a connection that failed. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '')

/**
 * Asks again when nobody answered, or the answer was "not now". Only for what may happen twice: a read, a removal,
 * a whole object under the name of its content.
 * @throws BlobStoreUnavailable when it was refused, or in vain
 */
export async function retrying<T>(ask: () => Promise<T>, delayMs: number): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      if (attempt === ATTEMPTS || !maySucceedLater(error)) throw new BlobStoreUnavailable(error)
      await wait(delayMs * 2 ** (attempt - 1))
    }
  }
}

/** A failed connection carries a code of the system, such as ECONNRESET; a busy server only this message of the client. */
function maySucceedLater(error: unknown): boolean {
  return /^E[A-Z_]+$/.test(codeOf(error)) || (error as Error).message.startsWith('Request failed after')
}
