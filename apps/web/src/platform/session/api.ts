import type { NetAnswer } from '@lentera/sync/client/ports'
import type { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import type {
  ImportList,
  ImportRow,
  ImportRowsAnswer,
  UndoRowsAnswer,
} from '@lentera/contracts/patients/import-rows'
import type { EnrolAnswer, EnrolRequest } from '@lentera/contracts/sync/enrol'
import type { Role } from '@lentera/contracts/users/roles'
import type { PutUserAnswer, PutUserRequest } from '@lentera/contracts/users/put-user-request'
import type { UserList } from '@lentera/contracts/users/user-list'
import type { LoginRequest, SessionAnswer } from '@lentera/contracts/users/auth'

/** What a call to the server came to. `code` is a problem code. */
export type Answered<T> =
  | { readonly result: 'ok'; readonly value: T }
  | { readonly result: 'problem'; readonly code: string; readonly retryAfterS: number | null }
  | { readonly result: 'unreachable' }

const TIMEOUT_MS = 10_000

export const login = (request: LoginRequest) => post<SessionAnswer>('/api/v1/auth/login', request)
/** Rotates the refresh cookie; one tab at a time, or the second would present a used one. */
export const refresh = () =>
  navigator.locks.request('lentera-refresh', () => post<SessionAnswer>('/api/v1/auth/refresh', {}))
export const logout = () => post<unknown>('/api/v1/auth/logout', {})
export const deviceOverview = (token: string) =>
  ask<DeviceOverview>('GET', '/api/v1/devices', undefined, token)
export const staffList = (token: string) => ask<UserList>('GET', '/api/v1/users', undefined, token)
export const putStaff = (request: PutUserRequest, token: string) =>
  post<PutUserAnswer>('/api/v1/users', request, token)
/** Who may sign in to an invented hospital. */
export interface KnownAccounts {
  readonly password: string
  readonly people: readonly { readonly username: string; readonly roles: readonly Role[] }[]
}

/** Who answers at all, whether the server's own line to the outside stands, and the accounts of a demonstration. */
export const serverHealth = () =>
  ask<{ internet: 'reachable' | 'unreachable' | 'unknown'; accounts?: KnownAccounts }>(
    'GET',
    '/api/health/ready',
    undefined,
  )
export const imports = (token: string) => ask<ImportList>('GET', '/api/v1/imports', undefined, token)
export const importRows = (importId: string, rows: readonly ImportRow[], token: string) =>
  post<ImportRowsAnswer>(`/api/v1/imports/${importId}/rows`, { rows }, token)
export const undoImportRows = (importId: string, after: string | null, token: string) =>
  post<UndoRowsAnswer>(`/api/v1/imports/${importId}/undo`, { after }, token)
export const enrol = (request: EnrolRequest, token: string) =>
  post<EnrolAnswer>('/api/v1/sync/enrol', request, token)

const post = <T>(path: string, body: unknown, token?: string) => ask<T>('POST', path, body, token)

async function ask<T>(
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  token?: string,
): Promise<Answered<T>> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: controller.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
    const text = await response.text()
    if (response.ok) return { result: 'ok', value: (text ? JSON.parse(text) : null) as T }
    return problemOf({ status: response.status, text }, response.headers.get('retry-after'))
  } catch {
    // No answer, a cut one, or one that is no JSON: whatever it was, it was not our server.
    return { result: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

function problemOf(
  { status, text }: Pick<NetAnswer, 'status' | 'text'>,
  retryAfter: string | null,
): Answered<never> {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  const code = codeIn(text)
  // A proxy whose server is away answers 502 or 504 without a problem document.
  if (code === null)
    return status >= 500
      ? { result: 'unreachable' }
      : { result: 'problem', code: 'server.error', retryAfterS: null }
  return { result: 'problem', code, retryAfterS: Number.isFinite(seconds) ? seconds : null }
}

function codeIn(text: string): string | null {
  try {
    const { code } = JSON.parse(text) as { code?: unknown }
    return typeof code === 'string' ? code : null
  } catch {
    return null
  }
}
