import { describe, expect, it } from '@jest/globals'
import { refName } from '@lentera/contracts/deliveries/external-id'
import { Fhir, type ValidatorMessage } from 'fhir-validation'
import { readdirSync, readFileSync } from 'node:fs'
import { checkResource } from './check-resource.js'
import { examples, NOW } from './testing/examples.js'
import { broken } from './testing/broken.js'
import { ORGANIZATION } from './testing/mapping.js'

// A golden file is changed by hand, or written anew with what the build of `testing/examples.ts` holds, and read
// line by line before it is kept. No test writes one.
const folder = new URL('golden/', import.meta.url)
const golden = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

const r4 = new Fhir()
const errorsOf = (resource: object): ValidatorMessage[] =>
  r4
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')

describe('what goes out', () => {
  it.each(examples)('is, letter by letter, the golden file: $name', ({ name, outgoing }) => {
    expect(outgoing.resource).toEqual(golden(name))
  })

  it.each(examples)('is a resource of FHIR R4: $name', ({ name }) => {
    expect(errorsOf(golden(name) as object)).toEqual([])
  })

  it.each(examples)('breaks no rule of the platform: $name', ({ outgoing }) => {
    expect(checkResource(outgoing.resource, { organizationId: ORGANIZATION, now: NOW })).toEqual([])
  })

  it.each(examples)('is found again by a number that it carries: $name', ({ outgoing }) => {
    const { identifier } = outgoing.resource as { identifier: unknown }
    const tokens = [identifier]
      .flat()
      .map((one) => one as { system: string; value: string })
      .map(({ system, value }) => `${system}|${value}`)
    expect(tokens).toContain(outgoing.identifier)
  })

  it('has a golden file for each example, and none beside', () => {
    const files = readdirSync(folder).sort()
    expect(files).toEqual(examples.map(({ name }) => `${name}.json`).sort())
  })

  it('has a number that no other thing of ours goes out under', () => {
    const things = new Map<string, Set<string>>()
    for (const { outgoing } of examples) {
      const known = things.get(outgoing.identifier) ?? new Set()
      things.set(outgoing.identifier, known.add(refName(outgoing.local)))
    }
    expect([...things.values()].filter(({ size }) => size > 1)).toEqual([])
  })
})

describe('the validator of FHIR R4', () => {
  const condition = examples.find(({ name }) => name === 'condition')!.outgoing.resource

  it('sees a missing element, a wrong reference and one that no Condition has', () => {
    expect(errorsOf(broken(condition, 'Condition.subject', () => undefined))).not.toEqual([])
    expect(errorsOf(broken(condition, 'Condition.subject.reference', () => 'Location/1'))).not.toEqual([])
    expect(errorsOf({ ...condition, diagnosis: 'J06.9' })).not.toEqual([])
  })
})
