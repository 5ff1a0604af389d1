import { z } from 'zod'
import { Aggregate, Row } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'
import { ClockConfidence } from './clock.js'
import { DeviceReport } from './device-report.js'
import { AskName } from './ask.js'
import { FacilityKey, FacilityKid } from './hand-over.js'

/** `ref`, `dir`, `me:<user>`, `unit:<unit>`, `day:<unit>:<date>`, `stock:<month>`, `list:<list>`, `pt:<patient>`; the server derives which a device may hold. */
export const ScopeName = z
  .string()
  .regex(
    /^(ref|dir|unit:[a-z0-9_]+|day:[a-z0-9_]+:\d{4}-\d\d-\d\d|stock:\d{4}-\d\d|(me|list|pt):[0-9a-f-]{36})$/,
  )
export type ScopeName = z.infer<typeof ScopeName>

/** Opaque to the device: epoch, xid8, seq and where a first load goes on. Never parse it there. */
export const Cursor = z.string().max(200)

/** SHA-256 of a chunk's text, hexadecimal; the name it is fetched by. */
export const ChunkHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A chunk of packed rows that is fetched apart: `GET /api/v1/sync/chunks/:scope/:hash`. */
export const ChunkName = z.strictObject({ entity: z.string().max(60), hash: ChunkHash, rows: z.int().min(1) })
export type ChunkName = z.infer<typeof ChunkName>

export const PullRequest = z
  .strictObject({
    epoch: Id,
    build: z.string().max(60),
    receipt: z.string().max(400).nullable(),
    /** Scopes the device holds. Scopes it may hold but does not name are answered as new ones. */
    scopes: z.array(z.strictObject({ name: ScopeName, cursor: Cursor })).max(2000),
    limit: z.int().min(1).max(5000),
    /** Asks for the digests of scopes that are complete with this answer. */
    digests: z.boolean().optional(),
    report: DeviceReport.optional(),
    ask: AskName.optional(),
    /** The device can fetch chunks of packed rows; without it they come as rows. */
    chunks: z.literal(true).optional(),
    /** The facility key this device holds, null for none; absent: it wants none. */
    facilityKid: FacilityKid.nullable().optional(),
  })
  .meta({ id: 'PullRequest' })
export type PullRequest = z.infer<typeof PullRequest>

export const ScopeAnswer = z
  .strictObject({
    name: ScopeName,
    /**
     * The cursor the request named for this scope, null where it named none. A device that stands elsewhere by
     * now (an answer that comes twice, a power cut in between) ignores the answer.
     */
    asked: Cursor.nullable(),
    /** null: the device may no longer hold this scope; it drops the scope, never its outbox. */
    cursor: Cursor.nullable(),
    /** Ask again: there are more rows below the horizon. The scope is filled once this is false. */
    more: z.boolean(),
    /** Aggregates that became members; their rows stand in `rows`. */
    enter: z.array(Aggregate),
    /** Aggregates that are members no longer; delete them unless another held scope has them. */
    leave: z.array(Aggregate),
    rows: z.array(Row),
    /**
     * All rows of the scope as of its cursor, instead of `rows`; the log from there brings what changed since. A
     * device that has a chunk of this name need not fetch it again.
     */
    chunks: z.array(ChunkName).max(2000).optional(),
    /** Forget what was held under this scope before storing this answer. */
    reset: z.boolean().optional(),
    /** Of all rows of the scope; absent where not asked for, or while a transaction that began earlier still runs. */
    digest: z.strictObject({ count: z.int(), xor: z.string() }).optional(),
  })
  .meta({ id: 'ScopeAnswer' })
export type ScopeAnswer = z.infer<typeof ScopeAnswer>

export const PullAnswer = z
  .strictObject({
    epoch: Id,
    serverTime: Instant,
    confidence: ClockConfidence,
    receipt: z.string(),
    ask: AskName.optional(),
    scopes: z.array(ScopeAnswer),
    /** The present facility key, where the device named another one. */
    facilityKey: FacilityKey.optional(),
  })
  .meta({ id: 'PullAnswer' })
export type PullAnswer = z.infer<typeof PullAnswer>

/** `GET /api/v1/sync/ping`: the heartbeat; needs no credential. */
export const PingAnswer = z
  .strictObject({ epoch: Id, serverTime: Instant, confidence: ClockConfidence, minBuild: z.string() })
  .meta({ id: 'PingAnswer' })
export type PingAnswer = z.infer<typeof PingAnswer>
