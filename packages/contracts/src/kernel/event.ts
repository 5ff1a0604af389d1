import type { z } from 'zod'
import type { Id } from './id.js'
import type { DomainEvent } from './rule.js'

/**
 * Something that happened and that the outside may care about. Its payload is fat: whoever delivers it reads no
 * clinical table. Events are stored until they are delivered, for weeks where the line is down, and are read by a
 * later build then: a payload only ever grows, by fields that may be missing.
 */
export interface EventDefinition<N extends string = string, P extends z.ZodType = z.ZodType> {
  readonly name: N
  readonly payload: P
}

export type PayloadOf<E> = E extends EventDefinition<string, infer P> ? z.infer<P> : never

const events = new Map<string, EventDefinition>()

/** @throws when the name is declared twice */
export function defineEvent<N extends string, P extends z.ZodType>(
  name: N,
  payload: P,
): EventDefinition<N, P> {
  if (events.has(name)) throw new Error(`event declared twice: ${name}`)
  const definition = { name, payload }
  events.set(name, definition)
  return definition
}

export const eventNamed = (name: string): EventDefinition | undefined => events.get(name)

/** Deliveries of one lane leave in the order in which they were committed. */
export type Lane = string

/** Everything of one visit. */
export const visitLane = (visitId: Id): Lane => `v:${visitId}`
/** What is true of a patient beyond one visit. */
export const patientLane = (patientId: Id): Lane => `p:${patientId}`
/** What is true of a member of staff. */
export const staffLane = (userId: Id): Lane => `u:${userId}`

/** A rule's word that something happened. */
export const tell = <E extends EventDefinition>(
  definition: E,
  lane: Lane,
  payload: PayloadOf<E>,
): DomainEvent => ({ name: definition.name, lane, payload: payload as Record<string, unknown> })
