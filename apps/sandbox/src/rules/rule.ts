import type { RuleNumber } from '../fhir/messages.js'
import type { Json } from '../json/json.js'

/** What a rule asks of an element. */
export type Check =
  /** It is there. */
  | { readonly kind: 'present' }
  /** It points at something that exists here; `local` also at a contained resource. */
  | { readonly kind: 'reference'; readonly targets: readonly string[]; readonly mandatory: boolean }
  /** A coding, a concept of codings or a quantity: its system is one of these, and its code is in that system. */
  | { readonly kind: 'coding'; readonly systems: readonly string[]; readonly mandatory: boolean }
  /** A bare code of this system. */
  | { readonly kind: 'code'; readonly system: string; readonly mandatory: boolean }
  /** An identifier of one of these systems; `{org}` stands for the facility's own id. */
  | { readonly kind: 'identifier'; readonly systems: readonly string[]; readonly mandatory: boolean }
  /** A time in UTC to the second, not in the future unless `future`, not before the floor date. */
  | { readonly kind: 'date-time'; readonly future: boolean; readonly mandatory: boolean }
  /** A period whose end is not before its start. */
  | { readonly kind: 'period' }
  /** A text that says something. */
  | { readonly kind: 'text'; readonly mandatory: boolean }
  /** A number that is not quoted; `min` is the least allowed, `above` what it must exceed. */
  | {
      readonly kind: 'number'
      readonly min?: number
      readonly above?: number
      readonly whole?: boolean
      readonly mandatory: boolean
    }
  /** Anything else. The sentence of what is wrong, or null. */
  | { readonly kind: 'own'; readonly wrong: (value: Json, now: number) => string | null }

/** One row of a table: which number, where, what. */
export interface Rule {
  readonly number: RuleNumber
  /** From the resource on, without its type: `participant.individual`. */
  readonly path: string
  readonly check: Check
}

/** Marks an element that must be there. */
export const MANDATORY = true

export const present = (number: RuleNumber, path: string): Rule => ({
  number,
  path,
  check: { kind: 'present' },
})

export const reference = (
  number: RuleNumber,
  path: string,
  targets: readonly string[],
  mandatory = false,
): Rule => ({ number, path, check: { kind: 'reference', targets, mandatory } })

export const coding = (
  number: RuleNumber,
  path: string,
  systems: readonly string[],
  mandatory = false,
): Rule => ({ number, path, check: { kind: 'coding', systems, mandatory } })

export const code = (number: RuleNumber, path: string, system: string, mandatory = false): Rule => ({
  number,
  path,
  check: { kind: 'code', system, mandatory },
})

export const identifier = (
  number: RuleNumber,
  path: string,
  systems: readonly string[],
  mandatory = false,
): Rule => ({ number, path, check: { kind: 'identifier', systems, mandatory } })

export const dateTime = (number: RuleNumber, path: string, mandatory = false): Rule => ({
  number,
  path,
  check: { kind: 'date-time', future: false, mandatory },
})

/** A time that may lie ahead: a validity, an end that is planned. */
export const futureDateTime = (number: RuleNumber, path: string): Rule => ({
  number,
  path,
  check: { kind: 'date-time', future: true, mandatory: false },
})

export const period = (number: RuleNumber, path: string): Rule => ({
  number,
  path,
  check: { kind: 'period' },
})

export const text = (number: RuleNumber, path: string, mandatory = false): Rule => ({
  number,
  path,
  check: { kind: 'text', mandatory },
})

/** A number of any sign. */
export const number = (rule: RuleNumber, path: string, mandatory = false): Rule => ({
  number: rule,
  path,
  check: { kind: 'number', mandatory },
})

export const notNegative = (rule: RuleNumber, path: string, mandatory = false): Rule => ({
  number: rule,
  path,
  check: { kind: 'number', min: 0, mandatory },
})

export const wholeNotNegative = (rule: RuleNumber, path: string, mandatory = false): Rule => ({
  number: rule,
  path,
  check: { kind: 'number', min: 0, whole: true, mandatory },
})

export const positive = (rule: RuleNumber, path: string): Rule => ({
  number: rule,
  path,
  check: { kind: 'number', above: 0, mandatory: false },
})

export const own = (
  rule: RuleNumber,
  path: string,
  wrong: (value: Json, now: number) => string | null,
): Rule => ({ number: rule, path, check: { kind: 'own', wrong } })
