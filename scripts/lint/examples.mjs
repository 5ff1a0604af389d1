// Code that must be reported (file, text, rule) and code that must not, for scripts/lint-selftest.mjs.
const ARROWS = 'boundaries/dependencies'
const GLOBALS = 'no-restricted-globals'
const PROPERTIES = 'no-restricted-properties'
const SYNTAX = 'no-restricted-syntax'

const web = 'apps/web/src/platform/example.ts'
const api = 'apps/api/src/visits/example.ts'
const external = 'apps/api/src/external/example.ts'
const worker = 'apps/worker/src/example.ts'
const rules = 'packages/domain/src/visits/example.ts'
const words = 'packages/contracts/src/visits/example.ts'

export const forbidden = [
  [web, `import { a } from '@lentera/api/main'`, ARROWS],
  [web, `import { a } from '@lentera/db/source'`, ARROWS],
  [web, `import { a } from '@lentera/sync/server/push'`, ARROWS],
  [web, `import { a } from '../../../../packages/domain/src/a.js'`, ARROWS],
  [web, `export * from '@lentera/testing/builders'`, ARROWS],
  [web, `import { a } from '@lentera/web/platform/other'`, ARROWS],
  ['apps/web/src/features/queue/example.tsx', `import { a } from '../patients/form.js'`, ARROWS],
  [api, `import { a } from '@lentera/satusehat/client'`, ARROWS],
  [api, `import type { A } from '@lentera/bpjs/client'`, ARROWS],
  [api, `import { a } from '@lentera/sync/client/outbox'`, ARROWS],
  [api, `import { a } from '@lentera/ui/Button'`, ARROWS],
  [api, `import { a } from '@lentera/embedded/main'`, ARROWS],
  [api, `import { a } from '../patients/patient.entity.js'`, ARROWS],
  ['apps/api/src/visits/example.db.test.ts', `import { a } from '../patients/patient.entity.js'`, ARROWS],
  [api, `const a = await import('@lentera/worker/relay')`, ARROWS],
  [worker, `import { a } from '@lentera/domain/visits/open-visit'`, ARROWS],
  [worker, `import { a } from '@lentera/api/main'`, ARROWS],
  ['packages/sync/src/server/example.ts', `import { a } from '@lentera/domain/a'`, ARROWS],
  ['packages/sync/src/server/example.ts', `import { a } from '../client/outbox.js'`, ARROWS],
  ['packages/sync/src/client/example.ts', `import { a } from '../server/push.js'`, ARROWS],
  [rules, `import { a } from '@lentera/sync/merge'`, ARROWS],
  [words, `import { a } from '@lentera/domain/a'`, ARROWS],
  [words, `import { a } from 'uuid'`, ARROWS],
  ['packages/contracts/src/example.test.ts', `import { a } from '@lentera/domain/a'`, ARROWS],
  [words, `import { a } from 'node:fs'`, ARROWS],
  ['packages/documents/src/example.ts', `import { a } from '@lentera/domain/a'`, ARROWS],
  ['packages/terminology/src/example.ts', `import { a } from '@lentera/db/a'`, ARROWS],
  ['packages/db/src/example.ts', `import { a } from '@lentera/domain/a'`, ARROWS],
  ['packages/testing/src/example.ts', `import { a } from '@lentera/db/a'`, ARROWS],
  ['packages/ui/src/example.ts', `import { a } from '@lentera/contracts/a'`, ARROWS],
  ['packages/config/src/example.ts', `import { a } from '@lentera/contracts/a'`, ARROWS],
  ['packages/satusehat/src/example.ts', `import { a } from '@lentera/bpjs/a'`, ARROWS],
  [rules, 'export const at = Date.now()', PROPERTIES],
  [rules, 'export const at = new Date()', SYNTAX],
  [rules, 'export const at = Date()', SYNTAX],
  [rules, 'export const at = Math.random()', PROPERTIES],
  [words, 'export const at = new Intl.NumberFormat()', GLOBALS],
  [words, `export const at = 'a'.localeCompare('b')`, PROPERTIES],
  [rules, `export const at = fetch('/')`, GLOBALS],
  [rules, 'setTimeout(() => 0, 1)', GLOBALS],
  [api, 'export const port = process.env.PORT', PROPERTIES],
  [api, `export const sql = 'set local synchronous_commit = off'`, SYNTAX],
  [api, 'export const sql = `set synchronous_commit to off`', SYNTAX],
  [
    'packages/sync/src/client/example.ts',
    `export const forget = (stores) => stores('outbox').delete(1)`,
    SYNTAX,
  ],
  [
    'packages/sync/src/client/example.ts',
    `export function settle(stores) { stores('outbox').clear() }`,
    SYNTAX,
  ],
  [api, `class Loader { constructor(@InjectRepository(Visit) visits) {} }`, SYNTAX],
  [api, `export const load = (source) => source.getRepository('visits').find()`, SYNTAX],
  [
    'packages/sync/src/server/example.ts',
    `export const load = (source) => source.getRepository('visits')`,
    SYNTAX,
  ],
  ['packages/domain/src/visits/example.test.ts', `it.only('a', () => {})`, SYNTAX],
  ['packages/domain/src/visits/example.test.ts', `describe.skip('a', () => {})`, SYNTAX],
  ['apps/api/src/visits/example.db.test.ts', `it.skip.each([1])('a', () => {})`, SYNTAX],
  ['apps/embedded/e2e/example.e2e.ts', `test.describe.only('a', () => {})`, SYNTAX],
  ['apps/embedded/e2e/example.e2e.ts', `test.fixme('a', () => {})`, SYNTAX],
]

export const permitted = [
  [
    'packages/sync/src/client/example.ts',
    `export async function forgetBackedUp(stores) { stores('outbox').delete(1) }`,
  ],
  ['packages/sync/src/client/example.ts', `export const closed = (stores) => stores('reviews').delete(1)`],
  [web, `import { a } from '@lentera/sync/client/outbox'\na()`],
  [web, `import { a } from '@lentera/sync/merge'\na()`],
  [web, `import { a } from 'idb'\na()`],
  ['apps/web/src/features/queue/example.tsx', `import { a } from './list.js'\na()`],
  ['apps/web/src/features/queue/example.tsx', `import { a } from '../../platform/session.js'\na()`],
  ['apps/web/src/app/queue/page.tsx', `import { a } from '../../features/queue/screen.js'\na()`],
  [api, `import { a } from '@lentera/sync/server/push'\na()`],
  [api, `import { a } from '../platform/unit-of-work.js'\na()`],
  [api, `import { a } from '../patients/patients.module.js'\na()`],
  ['apps/api/src/platform/database/example.ts', `import { a } from '../../patients/patients.mapper.js'\na()`],
  ['apps/api/src/visits/example.db.test.ts', `import { a } from '../testing/test-api.js'\na()`],
  ['apps/api/src/parts.ts', `import { a } from './devices/enrolment.js'\na()`],
  ['apps/api/src/app.module.ts', `import { a } from './patients/patients.module.js'\na()`],
  [external, `import { a } from '@lentera/bpjs/client'\na()`],
  [worker, `import { a } from '@lentera/satusehat/adapter'\na()`],
  ['apps/embedded/src/example.ts', `import { a } from '@lentera/api/main'\na()`],
  ['apps/embedded/src/example.ts', `import { a } from '@lentera/worker/relay'\na()`],
  ['packages/domain/src/visits/example.test.ts', `import { a } from '@lentera/testing/builders'\na()`],
  ['packages/contracts/src/example.test.ts', `import { it } from '@jest/globals'\nit('a', () => {})`],
  ['packages/contracts/src/example.test.ts', `import { a } from 'fast-check'\na()`],
  [words, `import { z } from 'zod'\nz.string()`],
  [words, `import { a } from '../patients/patient.js'\na()`],
  [rules, `export const born = new Date('2020-01-01')`],
  [api, `export const sql = 'set local synchronous_commit = on'`],
]
