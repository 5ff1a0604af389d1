import type { AdapterName } from '@lentera/contracts/deliveries/delivery'
import { type LocalRef, refName } from '@lentera/contracts/deliveries/external-id'
import type { Id } from '@lentera/contracts/kernel/id'
import type { FacilityConnection } from '../facility-connection.js'
import type { FieldSealer } from '../field-seal.js'
import { lockRef } from './lock-ref.js'

/** A delivery that was set aside for one attempt; nothing of it has left the house. */
export interface Claim {
  readonly eventId: Id
  readonly attempt: number
}

/** A delivery whose attempt has begun. From here on something may have left the house. */
export interface Begun extends Claim {
  readonly name: string
  readonly payload: unknown
  /** An earlier attempt may have arrived unheard. */
  readonly readBack: boolean
  /** How many attempts ended by an error of our own before. */
  readonly throws: number
}

/** How an attempt is written down. Times are milliseconds since 1970. */
export type Ending =
  | { readonly state: 'delivered' }
  | { readonly state: 'rejected'; readonly code: string; readonly detail?: string }
  | {
      /** `retry` surely did not arrive; where an earlier attempt may have, it stays `unknown` all the same. */
      readonly state: 'retry' | 'unknown'
      readonly code: string
      readonly detail?: string
      readonly notBefore: number
      /** The attempt ended by an error of our own. */
      readonly threw?: boolean
    }
  | { readonly state: 'waits'; readonly code: string; readonly for: LocalRef }

const FINAL = `('delivered', 'rejected')`

/** No lease and no wait is longer: what lies further ahead was written by a clock that was wrong and was set back. */
const LEASE_MAX_MS = 10 * 60_000
export const WAIT_MAX_MS = 25 * 60 * 60_000

export interface DeliveryStoreOptions {
  readonly connection: FacilityConnection
  /** Seals payloads and answers. */
  readonly payloads: FieldSealer
  readonly adapter: AdapterName
}

/**
 * The deliveries of one house outside, in Postgres: order, attempts and leases. Whatever carries jobs about may be
 * lost at any time. Every claim and every ending is a synchronous commit of its own.
 *
 * `waiting`: not begun. `claimed`: somebody is at it. `retry`: it was tried and surely did not arrive. `unknown`: sent,
 * and nobody heard whether it arrived; read back before anything is sent again. `delivered` and `rejected` end it.
 */
export class DeliveryStore {
  constructor(private readonly options: DeliveryStoreOptions) {}

  /**
   * Sets aside what may leave now: the first open delivery of each lane, unless it waits for a time. One that waits
   * for an id steps aside: what it needs may come from behind it in its lane.
   * @param leaseMs after so long without {@link begin} it is free again
   */
  async claim(limit: number, now: number, leaseMs: number): Promise<Claim[]> {
    const { connection, adapter } = this.options
    const rows = await connection.run('write', (db) =>
      db.query<{ event_id: Id; attempts: number; no: string }>({
        name: 'claim deliveries',
        text: `
          with heads as (
            select d.event_id from deliveries d
            where d.facility_id = $1 and d.adapter = $2 and d.state in ('waiting', 'retry', 'unknown')
              and d.waits_for is null and (d.not_before is null or d.not_before <= $3 or d.not_before > $6)
              and not exists (
                select 1 from deliveries p
                where p.facility_id = $1 and p.adapter = $2 and p.lane = d.lane and p.no < d.no
                  and p.state not in ${FINAL} and p.waits_for is null)
            order by d.no limit $4 for update of d skip locked
          )
          update deliveries d set state = 'claimed', claimed_from = d.state, begun = false,
            attempts = d.attempts + 1, lease_until = $5, changed_at = $3
          from heads where d.event_id = heads.event_id and d.adapter = $2
          returning d.event_id, d.attempts, d.no`,
        values: [
          connection.facilityId,
          adapter,
          new Date(now),
          limit,
          new Date(now + leaseMs),
          new Date(now + WAIT_MAX_MS),
        ],
      }),
    )
    return rows
      .sort((a, b) => Number(a.no) - Number(b.no))
      .map(({ event_id, attempts }) => ({ eventId: event_id, attempt: attempts }))
  }

  /**
   * Writes down that something leaves the house from now on, and hands out what. null: the claim is no longer this
   * one's (its lease was over, a job came twice).
   */
  async begin({ eventId, attempt }: Claim, now: number, leaseMs: number): Promise<Begun | null> {
    const { connection, adapter, payloads } = this.options
    const [row] = await connection.run('write', (db) =>
      db.query<{ name: string; payload: Buffer; claimed_from: string; throws: number }>({
        name: 'begin delivery',
        text: `
          update deliveries d set begun = true, lease_until = $4, changed_at = $5
          from outbox_events e
          where d.facility_id = $1 and d.event_id = $2 and d.adapter = $3 and d.state = 'claimed'
            and d.attempts = $6 and not d.begun and e.id = d.event_id
          returning e.name, e.payload, d.claimed_from, d.throws`,
        values: [connection.facilityId, eventId, adapter, new Date(now + leaseMs), new Date(now), attempt],
      }),
    )
    if (!row) return null
    const place = { table: 'outbox_events', row: eventId, column: 'payload' }
    return {
      eventId,
      attempt,
      name: row.name,
      payload: JSON.parse(payloads.openText(row.payload, place)),
      readBack: row.claimed_from === 'unknown',
      throws: row.throws,
    }
  }

  /** @returns false where the attempt is no longer this one's */
  async renew({ eventId, attempt }: Claim, now: number, leaseMs: number): Promise<boolean> {
    const { connection, adapter } = this.options
    const rows = await connection.run('write', (db) =>
      db.query({
        name: 'renew delivery',
        text: `update deliveries set lease_until = $5
          where facility_id = $1 and event_id = $2 and adapter = $3 and state = 'claimed' and attempts = $4
          returning 1`,
        values: [connection.facilityId, eventId, adapter, attempt, new Date(now + leaseMs)],
      }),
    )
    return rows.length > 0
  }

  /** Ends the attempt. @returns false where it is no longer this one's: somebody else goes on from what was kept */
  async end({ eventId, attempt }: Claim, ending: Ending, now: number): Promise<boolean> {
    const { connection, adapter, payloads } = this.options
    const detail = 'detail' in ending ? ending.detail : undefined
    const place = { table: 'deliveries', row: `${eventId} ${adapter}`, column: 'answer' }
    const waitsFor = ending.state === 'waits' ? refName(ending.for) : null
    return connection.run('write', async (db) => {
      // Whoever keeps the id meanwhile either sees this row wait or is seen here.
      if (waitsFor) await lockRef(db, connection.facilityId, adapter, waitsFor)
      const rows = await db.query({
        name: 'end delivery',
        text: `
          update deliveries d set
            state = case
              when $5 = 'waits' then case d.claimed_from when 'unknown' then 'unknown' else 'waiting' end
              when $5 = 'retry' and d.claimed_from = 'unknown' then 'unknown'
              else $5 end,
            claimed_from = null, lease_until = null, begun = false,
            throws = case when $9 then d.throws + 1 else 0 end,
            error_code = $6, answer = $7, not_before = $8,
            waits_for = case when exists (
                select 1 from external_ids x where x.facility_id = $1 and x.adapter = $3
                  and x.entity || ':' || x.id || ':' || x.remote_type = $10) then null else $10 end,
            changed_at = $11
          where d.facility_id = $1 and d.event_id = $2 and d.adapter = $3 and d.state = 'claimed'
            and d.attempts = $4
          returning 1`,
        values: [
          connection.facilityId,
          eventId,
          adapter,
          attempt,
          ending.state,
          'code' in ending ? ending.code : null,
          detail === undefined ? null : payloads.seal(detail, place),
          'notBefore' in ending ? new Date(ending.notBefore) : null,
          'threw' in ending && ending.threw === true,
          waitsFor,
          new Date(now),
        ],
      })
      return rows.length > 0
    })
  }

  /** The line is back: what waits for another try because it was gone need not wait any longer. */
  async hasten(now: number): Promise<void> {
    const { connection, adapter } = this.options
    await connection.run('write', (db) =>
      db.query({
        name: 'hasten deliveries',
        text: `update deliveries set not_before = null
          where facility_id = $1 and adapter = $2 and state in ('retry', 'unknown') and waits_for is null
            and not_before > $3`,
        values: [connection.facilityId, adapter, new Date(now)],
      }),
    )
  }

  /**
   * Frees what nobody is at any more: a claim that never began is as it was, one that had begun may have arrived.
   * @returns how many
   */
  async sweep(now: number): Promise<number> {
    const { connection, adapter } = this.options
    const rows = await connection.run('write', (db) =>
      db.query({
        name: 'sweep deliveries',
        text: `
          update deliveries set state = case when begun then 'unknown' else claimed_from end, claimed_from = null,
            begun = false, lease_until = null, changed_at = $3
          where facility_id = $1 and adapter = $2 and state = 'claimed'
            and (lease_until <= $3 or lease_until > $4)
          returning 1`,
        values: [connection.facilityId, adapter, new Date(now), new Date(now + LEASE_MAX_MS)],
      }),
    )
    return rows.length
  }
}
