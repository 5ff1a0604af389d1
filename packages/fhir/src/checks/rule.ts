import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import type { FhirResource } from 'fhir/r4.js'
import type { LocalNumber } from '../codes/identifier-systems.js'

/** Against what a resource is checked. */
export interface CheckOptions {
  /** The facility's own id at SATUSEHAT. */
  readonly organizationId: string
  /** When it is checked: what lies behind is in the future. */
  readonly now: Instant
  /** What lies before is refused. The platform's pages name two days; the older is the one of the newer pages. */
  readonly floor?: CalendarDate
}

interface Row {
  /** Number in the Ministry's dictionary of validation rules. */
  readonly rule: number
  /** Type and path, `Encounter.period.start`. */
  readonly at: string
}

/** One row of the table of rules. Those that speak of a value say nothing of a missing one. */
export type Rule = Row &
  (
    | { readonly kind: 'needs' }
    /** Codes and amounts are of these systems only. */
    | { readonly kind: 'system'; readonly systems: readonly string[] }
    /** A plain code is one of these. */
    | { readonly kind: 'code'; readonly codes: readonly string[] }
    /** A reference leads to one of these types. */
    | { readonly kind: 'reference'; readonly targets: readonly string[] }
    /** A moment to the second in UTC, not before the floor, and not in the future unless it `mayLieAhead`. */
    | { readonly kind: 'moment'; readonly mayLieAhead?: true }
    /** A calendar day, `YYYY-MM-DD`. */
    | { readonly kind: 'day' }
    /** A number of the own facility, of one of these kinds. */
    | { readonly kind: 'identifier'; readonly numbers: readonly LocalNumber[] }
    /** A number, not quoted and not negative. */
    | { readonly kind: 'number' }
    /** What no other kind says, in words. */
    | {
        readonly kind: 'fact'
        readonly text: string
        readonly holds: (resource: FhirResource, options: CheckOptions) => boolean
      }
  )

/** @returns rows of one kind, `[rule, path]` each */
export const needs = (...rows: (readonly [rule: number, at: string])[]): Rule[] =>
  rows.map(([rule, at]) => ({ kind: 'needs', rule, at }))

/** @returns rows of numbers, `[rule, path]` each */
export const numbers = (...rows: (readonly [rule: number, at: string])[]): Rule[] =>
  rows.map(([rule, at]) => ({ kind: 'number', rule, at }))

/** @returns rows of moments that lie behind, `[rule, path]` each */
export const moments = (...rows: (readonly [rule: number, at: string])[]): Rule[] =>
  rows.map(([rule, at]) => ({ kind: 'moment', rule, at }))

/** Of these code systems only. */
export const system = (rule: number, at: string, ...systems: string[]): Rule => ({
  kind: 'system',
  rule,
  at,
  systems,
})

/** One of these codes. */
export const code = (rule: number, at: string, ...codes: string[]): Rule => ({
  kind: 'code',
  rule,
  at,
  codes,
})

/** It must be there, and lead to one of these types. */
export const mustRefer = (rule: number, at: string, ...targets: string[]): Rule[] => [
  ...needs([rule, at]),
  mayRefer(rule, at, ...targets),
]

/** It may be missing; if it is there, it leads to one of these types. */
export const mayRefer = (rule: number, at: string, ...targets: string[]): Rule => ({
  kind: 'reference',
  rule,
  at,
  targets,
})

/** A number that the facility gave out, of one of these kinds. */
export const ownNumber = (rule: number, at: string, ...kinds: LocalNumber[]): Rule => ({
  kind: 'identifier',
  rule,
  at,
  numbers: kinds,
})
