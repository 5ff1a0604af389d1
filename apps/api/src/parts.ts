import { webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Provider } from '@nestjs/common'
import type { DevicePolicy } from '@lentera/contracts/devices/device-policy'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Handler } from '@lentera/contracts/kernel/rule'
import { poolOf } from '@lentera/db/data-source'
import type { ServerKeys } from '@lentera/db/key-files'
import { nodeCrypto } from './platform/sync/node-crypto.js'
import { Opener } from '@lentera/sync/record/seal'
import { ChunkKeeper } from '@lentera/sync/server/chunk-keeper'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { createAdvanceTime } from '@lentera/sync/server/advance-scopes'
import { createCommands } from '@lentera/sync/server/commands'
import { createJudge } from '@lentera/sync/server/judge-arrivals'
import type { JudgeOptions } from '@lentera/sync/server/ports'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { createPull } from '@lentera/sync/server/pull'
import { createPush } from '@lentera/sync/server/push'
import type { EpochCause } from '@lentera/sync/server/store'
import { createReceipts } from '@lentera/sync/server/receipts'
import type { DataSource } from 'typeorm'
import { AccessTokens } from './auth/access-tokens.js'
import { LoginAttempts } from './auth/login-attempts.js'
import { passwordHashing, type PasswordHashing } from './auth/password-hash.js'
import { People } from './platform/access/people.js'
import { RefreshTokens } from './auth/refresh-tokens.js'
import { SignIn } from './auth/sign-in.js'
import { type AdapterModes, owedTo } from './deliveries/owed-to.js'
import { DeviceCredentials } from './devices/device-credentials.js'
import { RequestProofs } from './devices/request-proofs.js'
import { DeviceOverviews } from './devices/device-overviews.js'
import { DeviceReports } from './devices/device-reports.js'
import { Enrolment } from './devices/enrolment.js'
import { facilityKeys } from './devices/facility-keys.js'
import { Leases } from './devices/leases.js'
import { Imports } from './patients/imports.js'
import { ClockKeeper } from './platform/clock/clock-keeper.js'
import { type MachineClock, RealClock } from './platform/clock/server-clock.js'
import { FacilityConnection } from './platform/database/facility-connection.js'
import { openVault } from './platform/database/vault.js'
import { describeError } from './platform/errors/problem-filter.js'
import { HorizonWatch } from './platform/health/horizon-watch.js'
import { InternetWatch } from './platform/health/internet-watch.js'
import type { KnownAccounts } from './platform/health/known-accounts.js'
import type { Log } from './platform/log.js'
import { Issuer } from './platform/sync/issuer.js'
import { Pokes } from './platform/sync/pokes.js'
import { Timekeeper } from './platform/sync/timekeeper.js'
import { WaitingSweep } from './platform/sync/waiting-sweep.js'
import { ChunkSweep } from './platform/sync/chunk-sweep.js'
import { PostgresChunkStore } from './platform/sync/postgres-chunk-store.js'
import { PostgresStore } from './platform/sync/postgres-store.js'
import { establishIdentity, systemDeviceId } from './platform/sync/server-identity.js'
import { Users } from './users/users.js'
import { CLOCK, COMMANDS, HEARD, KNOWN_ACCOUNTS, PULL, PUSH, STORE } from './platform/tokens.js'

export interface PartsOptions {
  readonly dataSource: DataSource
  readonly keys: ServerKeys
  readonly facility: Facility
  readonly clock: MachineClock
  readonly handlers: readonly Handler[]
  readonly anyoneEnrols: boolean
  readonly devicePolicy: DevicePolicy
  /** `host:port` of whoever is asked whether the line to the outside stands. */
  readonly internetTargets: readonly string[]
  /** The houses outside that are delivered to. */
  readonly adapters: AdapterModes
  /** null: whoever signs in knows their own account. */
  readonly knownAccounts: KnownAccounts | null
  readonly log: Log
}

export interface Parts {
  readonly providers: readonly Provider[]
  readonly issuer: Issuer
  readonly passwords: PasswordHashing
}

/** Builds everything the routes need, once, in the order of dependence. */
export async function buildParts(options: PartsOptions): Promise<Parts> {
  const { dataSource, keys, facility, clock, log } = options
  const now = () => clock.now()
  const connection = new FacilityConnection(poolOf(dataSource), facility.id)
  const identity = await establishIdentity(connection, keys)
  if (identity.renewed) log.info('new epoch: the database cluster is another one than at the last start')
  if (clock instanceof RealClock) clock.compareWith(identity.lastCommitAt)

  const pokes = new Pokes()
  const vault = openVault(keys)
  const store = new PostgresStore({
    connection,
    vault,
    now,
    committed: () => pokes.poke(),
    owedTo: owedTo(options.adapters),
  })
  const opener = new Opener(nodeCrypto, new Map([[SERVER_KID, keys.sealing.privateKey]]))
  const judging: JudgeOptions = {
    store,
    handlers: options.handlers,
    facility,
    clock,
    crypto: nodeCrypto,
    opener,
    report: (error, command) => log.error('rule failed', { ...command, ...describeError(error) }),
  }
  const issuer = new Issuer({
    self: {
      deviceId: systemDeviceId(facility.id),
      privateKey: await importSigningKey(keys.system.privateKey),
      startId: webcrypto.randomUUID(),
    },
    judge: createJudge(judging),
    crypto: nodeCrypto,
    clock,
  })
  const receipts = createReceipts(nodeCrypto, new Uint8Array(keys.receipt))
  const credentials = new DeviceCredentials(connection)
  const people = new People(connection, now)
  const alarm = (cause: EpochCause, deviceId: Id) =>
    log.error('this database is an older copy of itself: new epoch', { cause, deviceId })
  const chunks = new ChunkKeeper({
    ...{ store, facility, clock, crypto: nodeCrypto },
    chunks: new PostgresChunkStore(connection, vault, now),
    gzip: (text) => compress(text, { level: CHUNK_LEVEL }),
  })
  const leases = new Leases({ connection, issuer, facility, clock })
  const passwords = await passwordHashing()
  const accessTokens = new AccessTokens(keys.jwt, facility.id, now)
  const signIn = new SignIn({
    people,
    passwords,
    attempts: new LoginAttempts(now),
    accessTokens,
    refreshTokens: new RefreshTokens(connection, now),
    policy: options.devicePolicy,
  })
  const enrolment = new Enrolment({
    connection,
    credentials,
    people,
    issuer,
    leases,
    facility,
    epoch: () => store.epoch(),
    serverKey: { kid: SERVER_KID, publicKey: keys.sealing.publicKey },
    opener,
    receipts,
    anyoneEnrols: options.anyoneEnrols,
  })
  const reports = new DeviceReports(connection, now, log)
  const overviews = new DeviceOverviews({
    ...{ connection, people, reports, leases, facility, clock },
    epoch: () => store.epoch(),
  })
  const push = createPush({
    ...judging,
    receipts,
    alarm,
    leases: (deviceId, held, epoch) => leases.refill(deviceId, held, epoch),
  })
  const timekeeper = new Timekeeper(
    createAdvanceTime({
      store,
      facility,
      clock,
      issue: (args) => issuer.issue(AdvanceScopes, args),
    }),
    log,
  )
  return {
    issuer,
    passwords,
    providers: [
      { provide: STORE, useValue: store },
      { provide: CLOCK, useValue: clock },
      { provide: KNOWN_ACCOUNTS, useValue: { known: options.knownAccounts } },
      { provide: PUSH, useValue: push },
      {
        provide: PULL,
        useValue: createPull({
          ...{ store, facility, clock, receipts, alarm, chunks },
          onNewDate: timekeeper.onNewDate,
          facilityKey: facilityKeys(connection, keys.facility),
        }),
      },
      { provide: ChunkKeeper, useValue: chunks },
      { provide: ChunkSweep, useValue: new ChunkSweep(chunks, log) },
      { provide: COMMANDS, useValue: createCommands(judging) },
      { provide: Pokes, useValue: pokes },
      { provide: WaitingSweep, useValue: new WaitingSweep(createJudgeWaiting(judging), log) },
      { provide: HorizonWatch, useValue: new HorizonWatch({ connection, log }) },
      { provide: InternetWatch, useValue: new InternetWatch({ targets: options.internetTargets }) },
      { provide: Timekeeper, useValue: timekeeper },
      { provide: FacilityConnection, useValue: connection },
      { provide: DeviceCredentials, useValue: credentials },
      { provide: RequestProofs, useValue: new RequestProofs(connection, clock) },
      { provide: AccessTokens, useValue: accessTokens },
      { provide: SignIn, useValue: signIn },
      { provide: Enrolment, useValue: enrolment },
      { provide: HEARD, useValue: reports },
      { provide: DeviceOverviews, useValue: overviews },
      {
        provide: Imports,
        useValue: new Imports({
          ...{ connection, people, issuer, deviceId: systemDeviceId(facility.id) },
          numbersOpen: async () => (await leases.standing(await store.epoch())).open,
        }),
      },
      {
        provide: Users,
        useValue: new Users({
          ...{ connection, vault, people, issuer, facility, clock },
          hashPassword: (password) => passwords.hash(password),
        }),
      },
      ...(clock instanceof RealClock
        ? [{ provide: ClockKeeper, useValue: new ClockKeeper(connection, clock, log) }]
        : []),
    ],
  }
}

const compress = promisify(gzip)
/** Made once, sent to every new device over a line that may be slow. */
const CHUNK_LEVEL = 6

/** The key that devices seal records for. */
const SERVER_KID = 'server:1'

const importSigningKey = (privateKey: string): Promise<CryptoKey> =>
  nodeCrypto.subtle.importKey(
    'pkcs8',
    Buffer.from(privateKey, 'base64url'),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )
