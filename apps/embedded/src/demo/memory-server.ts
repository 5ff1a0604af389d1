import { randomUUID } from 'node:crypto'
import type { SystemCommand } from '@lentera/api/platform/sync/issuer'
import { Issuer as ServerIssuer } from '@lentera/api/platform/sync/issuer'
import { systemDeviceId } from '@lentera/api/platform/sync/server-identity'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { CommandOutcome } from '@lentera/contracts/sync/push'
import { handlers } from '@lentera/domain/registry'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { Opener } from '@lentera/sync/record/seal'
import { newSigningKey } from '@lentera/sync/record/sign'
import { createJudge } from '@lentera/sync/server/judge-arrivals'
import { serverClock, VirtualTime } from '@lentera/testing/fake-clock'
import { MemoryStore } from '@lentera/testing/memory-store'
import { demoFacility } from './demo-facility.js'
import { DemoSigners } from './demo-signers.js'
import type { Issuer, SeedCommand } from './seed-command.js'
import { systemCommand } from './system-command.js'

/** The server's own judging over a store in memory, as the demonstration meets it, for tests. */
export class MemoryServer implements Issuer {
  readonly outcomes: CommandOutcome[] = []
  #left = Infinity
  readonly #signers = new DemoSigners(platformCrypto, async (commands) => {
    await this.#issue(commands.map((command) => systemCommand(command)))
  })

  private constructor(
    readonly store: MemoryStore,
    private readonly issuer: ServerIssuer,
  ) {}

  /** @param now the server's clock stands there */
  static async open(now: Instant): Promise<MemoryServer> {
    const time = new VirtualTime(Date.parse(now))
    const store = new MemoryStore({ epoch: randomUUID(), now: () => time.now() })
    const { privateKey, publicKey } = await newSigningKey(platformCrypto)
    const deviceId = systemDeviceId(demoFacility.id)
    const named = { id: deviceId, kind: 'service', name: 'system', unit: 'all', credentialHash: null }
    const record = { ...named, publicKey, enrolledAt: '2000-01-01T00:00:00.000Z', revokedAt: null }
    store.seed([{ entity: 'devices', record }])
    const clock = serverClock(time)
    const judge = createJudge({
      ...{ store, handlers, facility: demoFacility, clock, crypto: platformCrypto },
      opener: new Opener(platformCrypto, new Map()),
      report: (error) => {
        throw error
      },
    })
    const self = { deviceId, privateKey, startId: randomUUID() }
    return new MemoryServer(store, new ServerIssuer({ self, judge, crypto: platformCrypto, clock }))
  }

  /** Commands until the power goes; what came until then stays. */
  powerGoesAfter(commands: number): void {
    this.#left = commands
  }

  rows<R>(entity: string): R[] {
    return this.store.records<R>(entity)
  }

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(ids.filter((id) => this.store.history.logById.has(id)))
  }

  async actedAt(id: string): Promise<Instant | null> {
    return this.store.history.logById.get(id)?.occurredAt ?? null
  }

  async issueMany(commands: readonly SeedCommand[]): Promise<void> {
    await this.#issue(
      await Promise.all(
        commands.map(async (command) =>
          systemCommand(command, command.by === undefined ? undefined : await this.#signers.of(command.by)),
        ),
      ),
    )
  }

  async #issue(commands: readonly SystemCommand[]): Promise<void> {
    const taken = commands.slice(0, this.#left)
    this.#left -= taken.length
    this.outcomes.push(...(await this.issuer.issueAll(taken)))
    if (taken.length < commands.length) throw new Error('power cut')
  }
}
