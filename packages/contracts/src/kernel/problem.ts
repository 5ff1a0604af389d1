import { z } from 'zod'

/** Codes of transport and credential errors with their HTTP status. Everything else is an outcome with HTTP 200. */
export const problemStatus = {
  'command.malformed': 400,
  'command.hash_mismatch': 400,
  'body.malformed': 400,
  'body.too_large': 413,
  'body.inflates_too_much': 413,
  'auth.required': 401,
  'auth.invalid_credentials': 401,
  'auth.device_revoked': 401,
  'auth.wrong_facility': 403,
  'auth.forbidden': 403,
  'auth.other_server': 409,
  'sync.epoch_changed': 409,
  'sync.gap': 409,
  'sync.client_forked': 409,
  'sync.cursor_invalid': 400,
  'sync.chunk_gone': 404,
  'rate.limited': 429,
  'server.busy': 503,
  'server.error': 500,
  'route.not_found': 404,
} as const satisfies Record<string, number>
export type ProblemCode = keyof typeof problemStatus

/** RFC 9457 problem document; `title` and `detail` are Indonesian, `code` is stable. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    /** sync.gap: the sequence number the server waits for. */
    expected: z.int().optional(),
    /** command.*: which record of the batch, counted from 0 in `own` then `carried`. */
    index: z.int().optional(),
    retryAfterS: z.number().optional(),
    /** auth.device_revoked: the device is lost, its keys are to be destroyed at once. */
    wipe: z.boolean().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
