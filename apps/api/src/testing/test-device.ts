import { randomBytes, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { PullAnswer } from '@lentera/contracts/sync/pull'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import type { CommandRecord, WireRecord } from '@lentera/contracts/sync/record'
import type { SessionAnswer } from '@lentera/contracts/users/auth'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { newAesKey, newSealer, sealRecord, type Sealer } from '@lentera/sync/record/seal'
import { proveRequest } from '@lentera/sync/record/request-proof'
import { newSigningKey, signRecord } from '@lentera/sync/record/sign'
import { testPassword } from './test-api.js'

export interface HttpAnswer<T = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** A browser without the browser: cookies, tokens, keys, and records signed as a device signs them. */
export class TestDevice {
  readonly cookies = new Map<string, string>()
  token: string | null = null
  enrolled!: EnrolAnswer
  userId!: string
  #key!: { privateKey: CryptoKey; publicKey: string }
  #sealer!: Sealer
  seq = 0

  /** @param url another one after a restart of the server */
  constructor(public url: string) {}

  /** Signs in and enrols. */
  static async enrol(url: string, username: string, unit = 'all'): Promise<TestDevice> {
    const device = new TestDevice(url)
    const { body } = await device.login(username)
    device.userId = (body as unknown as SessionAnswer).user.id
    device.#key = await newSigningKey(platformCrypto)
    const answer = await device.post<EnrolAnswer>('/api/v1/sync/enrol', {
      name: 'Loket 1',
      unit,
      publicKey: device.#key.publicKey,
    })
    if (answer.status !== 200) throw new Error(`enrol: ${answer.status} ${JSON.stringify(answer.body)}`)
    device.enrolled = answer.body
    device.#sealer = await newSealer(platformCrypto, await newAesKey(platformCrypto), answer.body.serverKey)
    return device
  }

  get publicKey(): string {
    return this.#key.publicKey
  }

  /** What a browser that lost its cookie says about itself. */
  prove(at: Date): Promise<string> {
    const claim = { deviceId: this.enrolled.deviceId, userId: this.userId, at: at.toISOString() }
    return proveRequest(platformCrypto, this.#key.privateKey, claim)
  }

  async login(username: string, password = testPassword): Promise<HttpAnswer> {
    const answer = await this.post('/api/v1/auth/login', { username, password })
    if (answer.status === 200) this.token = (answer.body as unknown as SessionAnswer).accessToken
    return answer
  }

  /** The cookies it has, as a header. */
  credential(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  async post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    init: { gzip?: boolean; raw?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<HttpAnswer<T>> {
    const text = JSON.stringify(body)
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.cookies.size > 0 ? this.credential() : {}),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(init.gzip ? { 'content-encoding': 'gzip' } : {}),
        ...init.headers,
      },
      body: init.raw ?? (init.gzip ? new Uint8Array(gzipSync(text)) : text),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      this.cookies.set(name, value)
    }
    const received = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      body: (received ? JSON.parse(received) : null) as T,
    }
  }

  /** A signed record, as this device's outbox holds it. */
  record<D extends CommandDefinition>(
    definition: D,
    args: ArgsOf<D>,
    more: Partial<CommandRecord> = {},
  ): Promise<CommandRecord> {
    return signRecord(platformCrypto, this.#key.privateKey, {
      fmt: 1,
      id: randomUUID(),
      name: definition.name,
      v: definition.v,
      refs: [],
      deps: [],
      deviceId: this.enrolled.deviceId,
      unit: 'umum',
      at: { device: new Date().toISOString(), offsetMs: 0, offsetAgeS: 1, startId: 'start-one' },
      actor: { userId: this.userId },
      args: args as CommandRecord['args'],
      overrides: [],
      salt: randomBytes(16).toString('base64url'),
      ...more,
    })
  }

  opened(record: CommandRecord, seq = (this.seq += 1)): WireRecord {
    return { origin: { deviceId: this.enrolled.deviceId, seq }, opened: record }
  }

  async sealed(record: CommandRecord, seq = (this.seq += 1)): Promise<WireRecord> {
    return {
      origin: { deviceId: this.enrolled.deviceId, seq },
      sealed: await sealRecord(platformCrypto, this.#sealer, record),
    }
  }

  push(
    own: readonly unknown[],
    more: Record<string, unknown> = {},
  ): Promise<HttpAnswer<PushAnswer & Record<string, unknown>>> {
    const { deviceId, epoch } = this.enrolled
    const body = { deviceId, epoch, build: 'test', receipt: null, leases: [], own, carried: [], ...more }
    return this.post('/api/v1/sync/push', body, { gzip: true })
  }

  pull(
    scopes: readonly { name: string; cursor: string }[] = [],
    limit = 5000,
  ): Promise<HttpAnswer<PullAnswer>> {
    return this.post(
      '/api/v1/sync/pull',
      { epoch: this.enrolled.epoch, build: 'test', receipt: null, scopes, limit },
      { gzip: true },
    )
  }
}
