import { describe, expect, it } from '@jest/globals'
import type { FhirResource } from 'fhir/r4.js'
import { checkResource, EMPTY_TEXT, rules } from './check-resource.js'
import type { Rule } from './checks/rule.js'
import { walk } from './checks/walk.js'
import { broken } from './testing/broken.js'
import { examples, NOW } from './testing/examples.js'
import { ORGANIZATION } from './testing/mapping.js'

const options = { organizationId: ORGANIZATION, now: NOW }
const exampleOf = (name: string): FhirResource => examples.find((one) => one.name === name)!.outgoing.resource

/** An example in which something stands where a rule looks. */
function reachedBy({ at }: Rule): FhirResource {
  const found = examples
    .map(({ outgoing }) => outgoing.resource)
    .find(
      (resource) => at.startsWith(`${resource.resourceType}.`) && walk(resource, at)[0]?.value !== undefined,
    )
  if (!found) throw new Error(`no example has ${at}`)
  return found
}

const breakFact: Readonly<Record<string, () => FhirResource>> = {
  'another organization than the own one': () =>
    broken(exampleOf('encounter-finished'), 'Encounter.serviceProvider', () => ({
      reference: 'Organization/10000099',
    })),
  'a finished visit ends later than it starts': () =>
    broken(exampleOf('encounter-finished'), 'Encounter.period', (period) => ({
      ...(period as object),
      end: (period as { start: string }).start,
    })),
  'the last entry is the status now': () =>
    broken(exampleOf('encounter-in-progress'), 'Encounter.status', () => 'arrived'),
  'each status begins where the one before ends': () =>
    broken(
      exampleOf('encounter-finished'),
      'Encounter.statusHistory.period.end',
      () => '2026-11-19T23:49:59+00:00',
    ),
  'a finished visit had arrived and been in progress': () =>
    broken(exampleOf('encounter-finished'), 'Encounter.statusHistory', (turns) =>
      (turns as unknown[]).slice(1),
    ),
  'a NIK of sixteen digits, the own or the mother’s': () =>
    broken(exampleOf('patient-by-nik'), 'Patient.identifier.value', () => '927106031200000'),
}

const firstOf = (change: (value: object) => unknown) => (value: unknown) =>
  Array.isArray(value)
    ? [change(value[0] as object), ...(value.slice(1) as unknown[])]
    : change(value as object)

/** Every way in which a value can break a row. */
function broke(rule: Rule): FhirResource[] {
  if (rule.kind === 'fact') return [breakFact[rule.text]!()]
  const resource = reachedBy(rule)
  const with_ = (change: (value: unknown) => unknown): FhirResource => broken(resource, rule.at, change)
  switch (rule.kind) {
    case 'needs':
      return [with_(() => undefined)]
    case 'system':
      return [
        with_(
          firstOf((value) =>
            'coding' in value
              ? { coding: [{ system: 'http://example.org/other', code: 'A' }] }
              : { ...value, system: 'http://example.org/other' },
          ),
        ),
      ]
    case 'code':
      return [with_((value) => (Array.isArray(value) ? ['nonsense'] : 'nonsense'))]
    case 'reference':
      return ['Group/1', `${rule.targets[0]}`, `https://example.org/${rule.targets[0]}/1`].map((reference) =>
        with_(firstOf(() => ({ reference }))),
      )
    case 'moment':
      return [
        '2026-11-20T00:00:00.000Z',
        '2026-11-20T07:00:00+07:00',
        '2026-02-30T00:00:00+00:00',
        '2014-06-02T23:59:59+00:00',
        ...(rule.mayLieAhead ? [] : ['2026-11-20T03:00:01+00:00']),
      ].map((moment) => with_(() => moment))
    case 'day':
      return ['2026-02-30', '2026-11-20T00:00:00+00:00'].map((day) => with_(() => day))
    case 'identifier':
      return [
        with_(
          firstOf((value) => ({
            ...value,
            system: `http://sys-ids.kemkes.go.id/${rule.numbers[0]}/10000099`,
          })),
        ),
        with_(
          firstOf((value) => ({ ...value, system: `http://sys-ids.kemkes.go.id/other/${ORGANIZATION}` })),
        ),
        with_(firstOf((value) => ({ ...value, value: undefined }))),
      ]
    case 'number':
      return [-1, '5'].map((number) => with_(() => number))
  }
}

const nameOf = (rule: Rule): string =>
  `${rule.rule} ${rule.at}, ${rule.kind}${rule.kind === 'fact' ? `: ${rule.text}` : ''}`

/** Path of a finding without its positions. */
const plain = (path: string): string => path.replace(/\[\d+\]/g, '')

describe('checking a resource before it is sent', () => {
  it.each(rules.map((rule) => ({ name: nameOf(rule), rule })))('finds what breaks $name', ({ rule }) => {
    for (const resource of broke(rule)) {
      const found = checkResource(resource, options)
        .filter((finding) => finding.rule === rule.rule)
        .map(({ path }) => plain(path))
      expect(found).toContain(rule.at)
    }
  })

  it('has each row once', () => {
    expect(new Set(rules.map(nameOf)).size).toBe(rules.length)
  })

  it('says where in a list it is', () => {
    const resource = broken(exampleOf('observation-8480-6'), 'Observation.performer', (performers) => [
      ...(performers as object[]),
      { reference: 'Patient/P02478375538' },
    ])
    expect(checkResource(resource, options)).toEqual([
      { rule: 10383, path: 'Observation.performer[1]', text: 'no reference to Practitioner or Organization' },
    ])
  })

  it('finds an empty text wherever it stands', () => {
    const resource = broken(exampleOf('procedure'), 'Procedure.note.text', () => ' ')
    expect(checkResource(resource, options)).toEqual([
      { rule: EMPTY_TEXT, path: 'Procedure.note[0].text', text: 'an empty text' },
    ])
  })

  it('never says what stood there', () => {
    const resource = broken(exampleOf('patient-by-nik'), 'Patient.identifier.value', () => '927106031200000')
    expect(JSON.stringify(checkResource(resource, options))).not.toContain('927106031200000')
  })

  it('takes a visit that ends a little ahead of the clock, and no measurement', () => {
    const now = '2026-11-19T23:45:00.000Z'
    const early = { organizationId: ORGANIZATION, now }
    const ahead = broken(
      exampleOf('encounter-arrived'),
      'Encounter.period.end',
      () => '2026-11-20T00:10:20+00:00',
    )
    expect(checkResource(ahead, early)).toEqual([])
    const measured = { organizationId: ORGANIZATION, now: '2026-11-19T23:41:59.000Z' }
    expect(checkResource(exampleOf('observation-8480-6'), measured).map(({ rule }) => rule)).toEqual([
      10295, 10296,
    ])
  })

  it('has the floor it is given', () => {
    const floor = { ...options, floor: '2026-11-20' }
    expect(checkResource(exampleOf('observation-8480-6'), floor)).toContainEqual({
      rule: 10295,
      path: 'Observation.effectiveDateTime',
      text: 'before 2026-11-20',
    })
  })

  it('says nothing of a diagnosis that went out as a mistake without a clinical status', () => {
    expect(checkResource(exampleOf('condition-retracted'), options)).toEqual([])
  })
})
