// A database that owes visits, the stand-in they are owed to, and what a worker needs to know of both.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { migrations } from '@lentera/api/migrations/migrations'
import { openVault } from '@lentera/api/platform/database/vault'
import { wantedEvents } from '@lentera/contracts/deliveries/delivery'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import { ExternalIdStore } from '@lentera/db/deliveries/external-id-store'
import { FacilityConnection } from '@lentera/db/facility-connection'
import { loadKeys } from '@lentera/db/key-files'
import { createSandbox, type Sandbox } from '@lentera/sandbox/create-sandbox'
import { demoFacility } from '../demo/demo-facility.js'
import { paracetamol, staff, ToldVisit } from '../deliveries/told-visit.js'

export interface ChildOptions {
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly keys: string
  readonly tokenFile: string
  readonly satusehat: {
    readonly authUrl: string
    readonly fhirUrl: string
    readonly organizationId: string
    readonly clientId: string
    readonly clientSecret: string
  }
}

const access = { organizationId: '10000004', clientId: 'lentera', clientSecret: 'rahasia' }
const kfa = 'http://sys-ids.kemkes.go.id/kfa'
const wanted = new Set(wantedEvents.satusehat.map(({ name }) => name))
const nikOf = (n: number): string => `9171041203${String(n).padStart(6, '0')}`

export class DeliveryHouse {
  private constructor(
    private readonly connection: FacilityConnection,
    readonly sandbox: Sandbox,
    private readonly folder: string,
    private readonly databaseUrl: string,
    private readonly closeAll: () => Promise<void>,
  ) {}

  /** @param visits how many whole visits are owed */
  static async open(databaseUrl: string, folder: string, visits: number): Promise<DeliveryHouse> {
    const migrating = createDataSource({ url: databaseUrl, poolSize: 1, migrations })
    await migrating.initialize()
    await migrating.runMigrations()
    await migrating.destroy()
    const source = createDataSource({
      url: databaseUrl,
      poolSize: 4,
      migrations: [],
      settings: commandSettings,
    })
    await source.initialize()
    const connection = new FacilityConnection(poolOf(source), demoFacility.id)
    const sandbox = await createSandbox({
      ...{ port: 0, host: '127.0.0.1', ...access, clock: Date.now },
      people: {
        patients: Array.from({ length: visits }, (_, n) => ({
          ...{ nik: nikOf(n), name: `Pasien ${n}`, gender: 'female' as const, birthDate: '1990-03-12' },
          ihsNumber: n % 3 === 0 ? null : `P${String(30_000_000_000 + n)}`,
        })),
        practitioners: [],
      },
    })
    const house = new DeliveryHouse(connection, sandbox, folder, databaseUrl, async () => {
      await source.destroy()
      await sandbox.close()
    })
    await house.#match()
    await house.#owe(visits)
    return house
  }

  childOptions(redisUrl: string): ChildOptions {
    const { databaseUrl, sandbox, folder } = this
    return {
      ...{ databaseUrl, redisUrl, keys: join(folder, 'keys'), tokenFile: join(folder, 'token.json') },
      satusehat: { ...access, authUrl: `${sandbox.url}/oauth2/v1`, fhirUrl: `${sandbox.url}/fhir-r4/v1` },
    }
  }

  /** How many deliveries are in each state. */
  async states(): Promise<Record<string, number>> {
    const rows = await this.connection.read<{ state: string; n: number }>({
      text: `select state || coalesce(' ' || error_code, '') as state, count(*)::integer as n from deliveries group by 1`,
    })
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
  }

  /** Creates that the stand-in took, and how many of them we know an id of: the rest was never heard of. */
  async taken(): Promise<{ accepted: number; heard: number }> {
    const [row] = await this.connection.read<{ n: number }>({
      text: `select count(*)::integer as n from external_ids
        where entity not in ('users', 'catalogue_drugs', 'substances', 'patients') and remote_type <> 'Encounter/ended'`,
    })
    const accepted = this.sandbox.state
      .creates()
      .filter(({ key, accepted }) => accepted > 0 && !key.startsWith('Patient'))
    return { accepted: accepted.length, heard: row!.n }
  }

  close(): Promise<void> {
    return this.closeAll()
  }

  /** Staff and medicine as somebody matched them. */
  async #match(): Promise<void> {
    const ids = new ExternalIdStore(this.connection, 'satusehat')
    const matched = [
      ['users', staff.nurse, 'Practitioner', '10014058550'],
      ['users', staff.doctor, 'Practitioner', '10009880728'],
      ['users', staff.pharmacist, 'Practitioner', '10001915884'],
      ['catalogue_drugs', paracetamol.id, 'kfa', `${kfa}|93000465|Parasetamol 500 mg tablet`],
      ['substances', 'parasetamol', 'kfa', `${kfa}|91000101|Paracetamol`],
    ] as const
    for (const [entity, id, remoteType, remoteId] of matched)
      await ids.keep({ entity, id, remoteType, remoteId })
  }

  async #owe(visits: number): Promise<void> {
    const { payloads } = openVault(await loadKeys(join(this.folder, 'keys')))
    const began = Date.now() - 3 * 60 * 60_000
    for (let n = 0; n < visits; n += 1) {
      const { told } = new ToldVisit(n, began + n * 100).whole(nikOf(n))
      const events = told
        .filter(({ name }) => wanted.has(name))
        .map((event) => ({ ...event, id: randomUUID() }))
      await this.connection.run('write', async (db) => {
        for (const { id, name, lane, payload } of events) {
          const place = { table: 'outbox_events', row: id, column: 'payload' }
          await db.query({
            name: 'owe event',
            text: `with event as (
                insert into outbox_events (facility_id, id, command_id, name, lane, payload)
                values ($1, $2, $2, $3, $4, $5))
              insert into deliveries (facility_id, event_id, adapter, lane) values ($1, $2, 'satusehat', $4)`,
            values: [
              this.connection.facilityId,
              id,
              name,
              lane,
              payloads.seal(JSON.stringify(payload), place),
            ],
          })
        }
      })
    }
  }
}
