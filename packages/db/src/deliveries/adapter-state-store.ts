import type { AdapterName } from '@lentera/contracts/deliveries/delivery'
import type { FacilityConnection } from '../facility-connection.js'

/** Whether a house outside is asked at all just now. */
export interface AdapterState {
  /** Somebody stopped it. */
  readonly paused: boolean
  /** Attempts in a row that did not get through. */
  readonly failures: number
  /** Nothing leaves before, milliseconds since 1970; null: at once. */
  readonly openUntil: number | null
}

const untouched: AdapterState = { paused: false, failures: 0, openUntil: null }

/** One row a house, shared by every process that delivers there. */
export class AdapterStateStore {
  constructor(
    private readonly connection: FacilityConnection,
    private readonly adapter: AdapterName,
  ) {}

  async read(): Promise<AdapterState> {
    const [row] = await this.connection.read<{
      paused: boolean
      failures: number
      open_until: Date | null
    }>({
      name: 'read adapter state',
      text: `select paused, failures, open_until from adapter_states where facility_id = $1 and adapter = $2`,
      values: [this.connection.facilityId, this.adapter],
    })
    if (!row) return untouched
    return { paused: row.paused, failures: row.failures, openUntil: row.open_until?.getTime() ?? null }
  }

  /** It answered. A time it asked to wait for stands all the same. @returns how many had failed in a row before */
  async cameThrough(): Promise<number> {
    const [row] = await this.connection.run('write', (db) =>
      db.query<{ failures: number }>({
        name: 'adapter came through',
        text: `update adapter_states s set failures = 0
          from (select failures from adapter_states where facility_id = $1 and adapter = $2 for update) as before
          where s.facility_id = $1 and s.adapter = $2 and s.failures > 0
          returning before.failures`,
        values: [this.connection.facilityId, this.adapter],
      }),
    )
    return row?.failures ?? 0
  }

  /** Another attempt did not get through. @returns how many in a row now */
  async failed(): Promise<number> {
    const [row] = await this.connection.run('write', (db) =>
      db.query<{ failures: number }>({
        name: 'adapter failed',
        text: `insert into adapter_states (facility_id, adapter, failures) values ($1, $2, 1)
          on conflict (facility_id, adapter) do update set failures = adapter_states.failures + 1
          returning failures`,
        values: [this.connection.facilityId, this.adapter],
      }),
    )
    return row!.failures
  }

  /** Nobody asks it before; a later time stands. */
  async holdUntil(at: number): Promise<void> {
    await this.connection.run('write', (db) =>
      db.query({
        name: 'adapter hold',
        text: `insert into adapter_states (facility_id, adapter, open_until) values ($1, $2, $3)
          on conflict (facility_id, adapter) do update set
            open_until = greatest(adapter_states.open_until, excluded.open_until)`,
        values: [this.connection.facilityId, this.adapter, new Date(at)],
      }),
    )
  }

  async setPaused(paused: boolean): Promise<void> {
    await this.connection.run('write', (db) =>
      db.query({
        name: 'pause adapter',
        text: `insert into adapter_states (facility_id, adapter, paused) values ($1, $2, $3)
          on conflict (facility_id, adapter) do update set paused = excluded.paused`,
        values: [this.connection.facilityId, this.adapter, paused],
      }),
    )
  }
}
