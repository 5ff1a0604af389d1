import { z } from 'zod'

/**
 * A name that a device gives each request and the answer repeats. An answer to an earlier request, delivered again,
 * would bring an older receipt, and with it the server could not tell any more that its past was cut off.
 */
export const AskName = z.string().max(60)
