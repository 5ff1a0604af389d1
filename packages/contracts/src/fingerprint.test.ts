import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { canonicalJson } from './kernel/canonical-json.js'
import { problemStatus } from './kernel/problem.js'
import { PROTOCOL_VERSION } from './protocol.js'
import { commandDefinitions, entityDefinitions, issueDefinitions } from './registry.js'
import { stationCodes } from './sync/lease.js'

const folder = new URL('.', import.meta.url)
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.ts') && !file.endsWith('.test.ts')) await import(`./${file}`)
}

/** Descriptions are for people; nobody's device reads them. */
const withoutWords = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, member: unknown) =>
    key === 'description' && typeof member === 'string' ? undefined : member,
  )

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(withoutWords(value)))
    .digest('hex')
    .slice(0, 16)
const sorted = (pairs: [string, string][]): Record<string, string> =>
  Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))

/** Everything a record on an old device, or a message of an old build, is written in. */
function fingerprint(): Record<string, Record<string, string>> {
  const schemas = z.toJSONSchema(z.globalRegistry, { io: 'input' }).schemas
  return {
    schemas: sorted(Object.entries(schemas).map(([name, schema]) => [name, hash(schema)])),
    commands: sorted(commandDefinitions().map(({ name, v, kind }) => [`${name}@${v}`, kind])),
    entities: sorted(
      entityDefinitions().map(({ name, schema, aggregateOf, indexes }) => [
        name,
        hash([z.toJSONSchema(schema, { io: 'input' }), aggregateOf !== null, Object.keys(indexes).sort()]),
      ]),
    ),
    issues: sorted(
      issueDefinitions().map(({ code, level, overridable }) => [
        code,
        overridable ? `${level}, overridable` : level,
      ]),
    ),
    problems: sorted(Object.entries(problemStatus).map(([code, status]) => [code, String(status)])),
    others: { stationCodes },
  }
}

describe('the contracts', () => {
  it(`are those of protocol version ${PROTOCOL_VERSION}. If this fails you changed words that devices already speak: make the change compatible, raise PROTOCOL_VERSION on purpose, then run with --updateSnapshot`, () => {
    expect(fingerprint()).toMatchSnapshot()
  })

  it('fit into one OpenAPI document: every named schema once, none of them unsayable', () => {
    const { schemas } = z.toJSONSchema(z.globalRegistry, {
      io: 'input',
      uri: (id) => `#/components/schemas/${id}`,
    })
    for (const { name, v } of commandDefinitions()) expect(schemas).toHaveProperty([`${name}@${v}`])
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Visit', 'PushRequest', 'PullAnswer', 'Problem']),
    )
  })
})
