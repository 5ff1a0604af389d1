import { isCalendarDate } from '@lentera/contracts/kernel/time'
import type { FhirResource } from 'fhir/r4.js'
import { localSystem } from '../codes/identifier-systems.js'
import type { CheckOptions, Rule } from './rule.js'
import { type Found, walk } from './walk.js'

/** Something that the platform would refuse. */
export interface Finding {
  readonly rule: number
  readonly path: string
  /** What is wrong, in English; never what stands there, for that may be a patient's. */
  readonly text: string
}

/** Oldest day of the platform's current pages. Source: SATUSEHAT playbook, dates of every resource. */
const FLOOR = '2014-06-03'
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\+00:00$/

/** What one row of the table says of a resource of its type. */
export function judge(rule: Rule, resource: FhirResource, options: CheckOptions): Finding[] {
  if (rule.kind === 'fact')
    return rule.holds(resource, options) ? [] : [{ rule: rule.rule, path: rule.at, text: rule.text }]
  return walk(resource, rule.at).flatMap((found) => {
    const text = wrongWith(rule, found, options)
    return text === null ? [] : [{ rule: rule.rule, path: found.path, text }]
  })
}

function wrongWith(
  rule: Exclude<Rule, { kind: 'fact' }>,
  { value }: Found,
  options: CheckOptions,
): string | null {
  if (rule.kind === 'needs') return value === undefined ? 'it is missing' : null
  if (value === undefined) return null
  switch (rule.kind) {
    case 'system':
      return systemsIn(value).every((one) => rule.systems.includes(one)) ? null : 'a code of another system'
    case 'code':
      return rule.codes.includes(value as string) ? null : 'no such code'
    case 'reference':
      return leadsTo(value, rule.targets) ? null : `no reference to ${rule.targets.join(' or ')}`
    case 'moment':
      return wrongMoment(value, rule.mayLieAhead === true, options)
    case 'day':
      return typeof value === 'string' && isCalendarDate(value) ? null : 'no day, YYYY-MM-DD'
    case 'identifier':
      return isOwn(value, rule.numbers, options) ? null : 'no number of the own organization'
    case 'number':
      return typeof value === 'number' && value >= 0 ? null : 'no number of zero or more'
  }
}

/** Systems of a concept, a code or an amount. An amount in words has none. */
function systemsIn(value: unknown): string[] {
  const { coding, system, code } = value as { coding?: unknown; system?: string; code?: string }
  if (Array.isArray(coding)) return coding.flatMap(systemsIn)
  return code === undefined && system === undefined ? [] : [system ?? '']
}

const leadsTo = (value: unknown, targets: readonly string[]): boolean => {
  const { reference } = value as { reference?: unknown }
  if (typeof reference !== 'string') return false
  const [type, id, ...rest] = reference.split('/')
  return targets.includes(type!) && Boolean(id) && rest.length === 0
}

const isOwn = (
  value: unknown,
  kinds: (Rule & { kind: 'identifier' })['numbers'],
  { organizationId }: CheckOptions,
): boolean => {
  const { system, value: number } = value as { system?: unknown; value?: unknown }
  return Boolean(number) && kinds.some((kind) => system === localSystem(kind, organizationId))
}

function wrongMoment(
  value: unknown,
  mayLieAhead: boolean,
  { now, floor = FLOOR }: CheckOptions,
): string | null {
  const day = typeof value === 'string' ? MOMENT.exec(value)?.[1] : undefined
  if (day === undefined || !isCalendarDate(day)) return 'no moment, YYYY-MM-DDThh:mm:ss+00:00'
  if (day < floor) return `before ${floor}`
  return !mayLieAhead && Date.parse(value as string) > Date.parse(now) ? 'in the future' : null
}
