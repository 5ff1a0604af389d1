import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { FacilityKey } from '@lentera/contracts/sync/hand-over'
import type { PushAnswer, PushRequest } from '@lentera/contracts/sync/push'
import type { CommandRecord, WireRecord } from '@lentera/contracts/sync/record'
import { handlers as productHandlers } from '@lentera/domain/registry'
import { toBase64Url } from '@lentera/sync/record/bytes'
import { type CryptoPort, platformCrypto } from '@lentera/sync/record/crypto-port'
import { Opener, newSealingKeyPair } from '@lentera/sync/record/seal'
import { type UnhashedRecord, newSigningKey } from '@lentera/sync/record/sign'
import { ChunkKeeper, type ChunkKeeperOptions } from '@lentera/sync/server/chunk-keeper'
import { createCommands } from '@lentera/sync/server/commands'
import type { PushOptions } from '@lentera/sync/server/ports'
import { createPull } from '@lentera/sync/server/pull'
import { createPush } from '@lentera/sync/server/push'
import { createReceipts } from '@lentera/sync/server/receipts'
import type { ServerStore } from '@lentera/sync/server/store'
import { VirtualTime, serverClock } from './fake-clock.js'
import { gzipText, MemoryChunkStore } from './memory-chunk-store.js'
import { MemoryStore } from './memory-store.js'
import { type Author, aRecord, opened } from './records.js'
import { aDevice, aGrant, aKey, aUser, houseFacility, houseId } from './test-house.js'
import { closeVisitHandler } from './test-rules.js'

export interface HouseOptions {
  readonly handlers?: readonly Handler[]
  readonly crypto?: CryptoPort
  /** Stands between the engine and the memory store. */
  readonly through?: (store: MemoryStore) => ServerStore
  readonly beforeCommit?: () => Promise<void>
  readonly push?: Partial<PushOptions>
  /** Limits of the chunks that first loads consist of; absent: they come as rows. */
  readonly chunks?: Pick<ChunkKeeperOptions, 'fromRows' | 'rowsPerChunk' | 'changesMax'>
  /** Identity of the database's history. */
  readonly epoch?: Id
}

const aFacilityKey = (crypto: CryptoPort, n: number): FacilityKey => ({
  kid: `facility:${n}`,
  key: toBase64Url(crypto.randomBytes(32)),
})

/** 09:00 WIT on 20 November 2026. */
export const HOUSE_START = Date.parse('2026-11-20T00:00:00.000Z')

/** Two people on two tablets, a service, and the real server over a store in memory. */
export async function openHouse(options: HouseOptions = {}) {
  const crypto = options.crypto ?? platformCrypto
  const time = new VirtualTime(HOUSE_START)
  const store = new MemoryStore({
    epoch: options.epoch ?? houseId('epoch'),
    now: () => time.now(),
    ...(options.beforeCommit ? { beforeCommit: options.beforeCommit } : {}),
  })
  const [sari, maria, service, sealing] = await Promise.all([
    newSigningKey(crypto),
    newSigningKey(crypto),
    newSigningKey(crypto),
    newSealingKeyPair(crypto),
  ])
  store.seed([
    aUser('sari'),
    aGrant('sari', 'receptionist'),
    aUser('maria'),
    aGrant('maria', 'nurse'),
    ...['tablet', 'desk'].flatMap((device) => [
      aDevice(device),
      aKey(device, 'sari', sari.publicKey),
      aKey(device, 'maria', maria.publicKey),
    ]),
    aDevice('importer', { kind: 'service', publicKey: service.publicKey }),
  ])
  const seen = options.through?.(store) ?? store
  const clock = serverClock(time)
  const receipts = createReceipts(crypto, crypto.randomBytes(32))
  const faults: unknown[] = []
  const opener = new Opener(crypto, new Map([['server:1', sealing.privateKey]]))
  const judging = {
    store: seen,
    handlers: options.handlers ?? [...productHandlers, closeVisitHandler],
    facility: houseFacility,
    clock,
    crypto,
    opener,
    report: (error: unknown) => faults.push(error),
  }
  const push = createPush({ ...judging, receipts, ...options.push })
  const chunks =
    options.chunks &&
    new ChunkKeeper({
      ...{ store: seen, facility: houseFacility, clock, crypto },
      ...{ chunks: new MemoryChunkStore(), gzip: gzipText, ...options.chunks },
    })
  const facilityKey = aFacilityKey(crypto, 1)
  const shared = { facilityKey }
  const authors: Record<string, CryptoKey> = { sari: sari.privateKey, maria: maria.privateKey }
  const author = (name: string, device = 'tablet'): Author => ({
    userId: houseId(name),
    deviceId: houseId(device),
    privateKey: authors[name]!,
  })
  const request = (change: Partial<PushRequest> = {}): PushRequest => ({
    deviceId: houseId('tablet'),
    epoch: houseId('epoch'),
    build: 'test',
    receipt: null,
    leases: [],
    own: [],
    carried: [],
    ...change,
  })
  return {
    crypto,
    time,
    store,
    receipts,
    faults,
    judging,
    push,
    chunks,
    pull: createPull({
      ...{ store: seen, facility: houseFacility, clock, receipts },
      ...(chunks ? { chunks } : {}),
      facilityKey: async () => shared.facilityKey,
    }),
    /** A device was revoked: its colleagues get another key. */
    newFacilityKey: (n: number) => {
      shared.facilityKey = aFacilityKey(crypto, n)
    },
    commands: createCommands(judging),
    serverKey: { kid: 'server:1', publicKey: sealing.publicKey },
    opener,
    serviceKey: service.privateKey,
    author,
    request,
    /** A signed record of somebody, made now. */
    record: <D extends CommandDefinition>(
      who: Author,
      definition: D,
      name: string,
      args: ArgsOf<D>,
      change: Partial<UnhashedRecord> = {},
    ): Promise<CommandRecord> =>
      aRecord(
        crypto,
        who,
        definition,
        { id: houseId(name), args, at: new Date(time.now()).toISOString() },
        change,
      ),
    /** Pushes records as the tablet's own lane from `seq` on. */
    send: (
      records: readonly (CommandRecord | WireRecord)[],
      seq = 1,
      device: Id = houseId('tablet'),
    ): Promise<PushAnswer> =>
      push(
        device,
        request({
          deviceId: device,
          own: records.map((one, n) =>
            'origin' in one ? one : opened(one as CommandRecord, device, seq + n),
          ),
        }),
      ),
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
