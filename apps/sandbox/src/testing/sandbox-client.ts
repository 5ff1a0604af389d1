import { createSandbox, type Sandbox } from '../create-sandbox.js'
import { type Json, type JsonObject, objectsOf, parseJson, textOf, within } from '../json/json.js'
import type { CreateSandboxOptions } from '../sandbox-options.js'

export const ORGANIZATION = '10000004'
export const NOW = Date.parse('2026-11-02T03:00:00Z')

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON, null when it is none. */
  readonly json: Json
}

/** A clock that stands until it is moved. */
export class StandingClock {
  constructor(public now = NOW) {}
  readonly read = (): number => this.now
}

export async function startSandbox(
  clock: StandingClock,
  more: Partial<CreateSandboxOptions> = {},
): Promise<Sandbox> {
  return createSandbox({
    port: 0,
    host: '127.0.0.1',
    organizationId: ORGANIZATION,
    clientId: 'client',
    clientSecret: 'secret',
    people: { patients: [], practitioners: [] },
    clock: clock.read,
    ...more,
  })
}

/** Speaks real HTTP to a sandbox. */
export class SandboxClient {
  private bearer = ''

  constructor(private readonly url: string) {}

  /** With a token already. */
  static async signedIn(sandbox: Sandbox): Promise<SandboxClient> {
    const client = new SandboxClient(sandbox.url)
    await client.signIn()
    return client
  }

  async askToken(id = 'client', secret = 'secret', query = '?grant_type=client_credentials'): Promise<Reply> {
    const body = new URLSearchParams({ client_id: id, client_secret: secret })
    return read(await fetch(`${this.url}/oauth2/v1/accesstoken${query}`, { method: 'POST', body }))
  }

  async signIn(): Promise<void> {
    this.bearer = textOf(within((await this.askToken()).json, 'access_token')) ?? ''
  }

  useToken(token: string): void {
    this.bearer = token
  }

  get(path: string, signal?: AbortSignal): Promise<Reply> {
    return this.call('GET', path, undefined, signal)
  }

  post(path: string, body: Json | string, signal?: AbortSignal): Promise<Reply> {
    return this.call('POST', path, body, signal)
  }

  put(path: string, body: Json): Promise<Reply> {
    return this.call('PUT', path, body)
  }

  patch(path: string, body: Json): Promise<Reply> {
    return this.call('PATCH', path, body)
  }

  /** Posts and expects to be heard. @returns the id @throws when it was refused */
  async created(body: JsonObject): Promise<string> {
    const reply = await this.post(`/${textOf(body.resourceType) ?? ''}`, body)
    const id = textOf(within(reply.json, 'id'))
    if (reply.status !== 201 || id === undefined) throw new Error(`refused: ${reply.text}`)
    return id
  }

  /** Below the FHIR base. */
  async call(method: string, path: string, body?: Json | string, signal?: AbortSignal): Promise<Reply> {
    const response = await fetch(`${this.url}/fhir-r4/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.bearer}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    return read(response)
  }
}

/** The sentences of an OperationOutcome. */
export const sentencesOf = (reply: Reply): string[] =>
  objectsOf(within(reply.json, 'issue')).map((issue) => textOf(within(issue, 'details', 'text')) ?? '')

async function read(response: Response): Promise<Reply> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parseJson(text) ?? null }
}
