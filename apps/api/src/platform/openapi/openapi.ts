import '@lentera/contracts/registry'
import '@lentera/contracts/sync/enrol'
import '@lentera/contracts/users/auth'
import { commandDefinitions } from '@lentera/contracts/registry'
import { Problem } from '@lentera/contracts/kernel/problem'
import { Outcome } from '@lentera/contracts/kernel/outcome'
import {
  ImportList,
  ImportRows,
  ImportRowsAnswer,
  UndoRows,
  UndoRowsAnswer,
} from '@lentera/contracts/patients/import-rows'
import { DeviceOverview } from '@lentera/contracts/devices/device-overview'
import { EnrolAnswer, EnrolRequest, ForkRequest } from '@lentera/contracts/sync/enrol'
import { PingAnswer, PullAnswer, PullRequest } from '@lentera/contracts/sync/pull'
import { PushAnswer, PushRequest } from '@lentera/contracts/sync/push'
import { CommandRecord } from '@lentera/contracts/sync/record'
import { LoginRequest, SessionAnswer } from '@lentera/contracts/users/auth'
import { PutUserAnswer, PutUserRequest } from '@lentera/contracts/users/put-user-request'
import { UserList } from '@lentera/contracts/users/user-list'
import { z } from 'zod'
import { CommandAnswer } from '../sync/commands.controller.js'

interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly security: 'none' | 'device' | 'person'
  readonly body?: z.ZodType
  readonly answer?: z.ZodType
  readonly status?: number
}

const routes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/v1/sync/ping',
    summary: 'Heartbeat and time',
    security: 'none',
    answer: PingAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/sync/enrol',
    summary: 'Enrol a browser or a person on it',
    security: 'person',
    body: EnrolRequest,
    answer: EnrolAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/sync/fork',
    summary: 'Become a device of its own after a disk was copied',
    security: 'device',
    body: ForkRequest,
    answer: EnrolAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/sync/push',
    summary: 'Send commands',
    security: 'device',
    body: PushRequest,
    answer: PushAnswer,
  },
  {
    method: 'get',
    path: '/api/v1/sync/chunks/{scope}/{hash}',
    summary: 'One chunk of a scope, as text: named by a pull, resumable one by one',
    security: 'device',
  },
  {
    method: 'post',
    path: '/api/v1/sync/pull',
    summary: 'Fetch rows',
    security: 'device',
    body: PullRequest,
    answer: PullAnswer,
  },
  { method: 'get', path: '/api/v1/sync/events', summary: 'Stream of pokes', security: 'device' },
  {
    method: 'get',
    path: '/api/v1/devices',
    summary: 'Devices and what they last said, for an administrator',
    security: 'person',
    answer: DeviceOverview,
  },
  {
    method: 'get',
    path: '/api/v1/imports',
    summary: 'Imports of patients, for an administrator',
    security: 'person',
    answer: ImportList,
  },
  {
    method: 'post',
    path: '/api/v1/imports/{id}/rows',
    summary: 'Lines of an import that was begun; a line sent again is answered again',
    security: 'person',
    body: ImportRows,
    answer: ImportRowsAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/imports/{id}/undo',
    summary: 'The next hundred people of an import that was taken back',
    security: 'person',
    body: UndoRows,
    answer: UndoRowsAnswer,
  },
  {
    method: 'get',
    path: '/api/v1/users',
    summary: 'Staff and what they may do, for an administrator',
    security: 'person',
    answer: UserList,
  },
  {
    method: 'post',
    path: '/api/v1/users',
    summary: 'Add or change a member of staff; the same id again is answered again',
    security: 'person',
    body: PutUserRequest,
    answer: PutUserAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/commands',
    summary: 'One command of a service device',
    security: 'device',
    body: CommandRecord,
    answer: CommandAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/auth/login',
    summary: 'Password in, tokens out',
    security: 'none',
    body: LoginRequest,
    answer: SessionAnswer,
  },
  {
    method: 'post',
    path: '/api/v1/auth/refresh',
    summary: 'Rotate the refresh cookie',
    security: 'none',
    answer: SessionAnswer,
  },
  { method: 'post', path: '/api/v1/auth/logout', summary: 'End the session', security: 'none', status: 204 },
  { method: 'get', path: '/api/health/live', summary: 'The process answers', security: 'none' },
  {
    method: 'get',
    path: '/api/health/ready',
    summary: 'The database answers; state of the feed and of the line to the outside',
    security: 'none',
  },
  { method: 'get', path: '/api/openapi.json', summary: 'This document', security: 'none' },
]

// `patients.register@1` is no component name.
const nameOf = (id: string): string => id.replace('@', '.v')
const uri = (id: string): string => `#/components/schemas/${nameOf(id)}`

type Json = Record<string, unknown>

/**
 * The OpenAPI 3.1 document, made from the schemas that check the requests.
 * @throws when two schemas have the same id
 */
export function openApiDocument(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri, unrepresentable: 'throw' })
  const components = Object.fromEntries(
    Object.entries(withPointers(schemas)).map(([id, schema]) => [nameOf(id), withoutIds(schema as Json)]),
  )
  const commands = commandDefinitions().map(({ name, v, kind }) => ({
    name,
    v,
    kind,
    args: { $ref: uri(`${name}@${v}`) },
  }))
  return {
    openapi: '3.1.0',
    info: { title: 'Lentera', version: '1', description: `Outcomes: ${Outcome.options.join(', ')}.` },
    paths: paths(),
    components: {
      schemas: components,
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        device: { type: 'apiKey', in: 'cookie', name: 'lentera_device' },
      },
    },
    'x-lentera-commands': commands,
  }
}

function paths(): Json {
  const grouped: Record<string, Json> = {}
  for (const { method, path, summary, security, body, answer, status = 200 } of routes) {
    grouped[path] = {
      ...grouped[path],
      [method]: {
        summary,
        security: security === 'none' ? [] : [{ [security]: [] }],
        ...(body
          ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }
          : {}),
        responses: {
          [status]: {
            description: 'OK',
            ...(answer ? { content: { 'application/json': { schema: schemaOf(answer) } } } : {}),
          },
          default: {
            description: 'Problem',
            content: { 'application/problem+json': { schema: schemaOf(Problem) } },
          },
        },
      },
    }
  }
  return grouped
}

function schemaOf(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id
  if (!id) throw new Error('a schema of the API has no name')
  return { $ref: uri(id) }
}

/** Recursive schemas come as `__shared#/$defs/…`, which is no JSON pointer inside one document. */
const withPointers = <T>(schemas: T): T =>
  JSON.parse(JSON.stringify(schemas).replaceAll('__shared#/$defs/', '__shared/$defs/')) as T

function withoutIds({ $schema: _schema, $id: _id, ...rest }: Json): Json {
  return rest
}
