import { createFhirClient, type FhirClient } from '../fhir-client.js'
import { createHttp } from '../http.js'
import { createTokens } from '../token.js'
import { memoryTokenStore } from '../token/memory-token-store.js'
import { localServer, sendsJson, type Answer, type Seen } from './local-server.js'

export interface LocalPlatform {
  readonly client: FhirClient
  /** Requests to the FHIR address, without those for tokens. */
  readonly asked: () => readonly Seen[]
  /** `POST /Encounter` of each of them. */
  readonly calls: () => readonly string[]
  readonly tokensGiven: () => number
  readonly fhirUrl: string
  /** Lets the virtual clock go on. */
  readonly wait: (ms: number) => void
  close(): Promise<void>
}

/** Tokens as the platform gives them, `token-1`, `token-2`; FHIR as told. */
export async function localPlatform(
  fhir: Answer,
  { mostPages }: { mostPages?: number } = {},
): Promise<LocalPlatform> {
  let given = 0
  let clock = Date.parse('2026-11-20T01:00:00Z')
  const server = await localServer((response, seen, request) => {
    if (!seen.path.startsWith('/oauth2')) return fhir(response, seen, request)
    given += 1
    sendsJson(200, { access_token: `token-${given}`, expires_in: '3599', issued_at: String(clock) })(
      response,
      seen,
      request,
    )
  })
  const http = createHttp({ timeoutMs: 4_000, bodyLimit: 100_000 })
  const fhirUrl = `${server.url}/fhir-r4/v1`
  const now = (): number => clock
  const tokens = createTokens({
    settings: { authUrl: `${server.url}/oauth2/v1`, clientId: 'klien', clientSecret: 'rahasia' },
    http,
    store: memoryTokenStore(),
    now,
  })
  const asked = (): readonly Seen[] => server.seen.filter(({ path }) => path.startsWith('/fhir-r4'))
  return {
    client: createFhirClient({
      settings: { fhirUrl },
      http,
      tokens,
      now,
      ...(mostPages !== undefined && { mostPages }),
    }),
    asked,
    calls: () => asked().map(({ method, path }) => `${method} ${path.replace('/fhir-r4/v1', '')}`),
    tokensGiven: () => given,
    fhirUrl,
    wait: (ms) => {
      clock += ms
    },
    close: async () => {
      http.close()
      await server.close()
    },
  }
}
