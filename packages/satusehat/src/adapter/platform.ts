import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { Facility } from '@lentera/contracts/kernel/facility'
import { checkResource } from '@lentera/fhir/check-resource'
import { toLocation } from '@lentera/fhir/location'
import type { Mapping, OutgoingResource } from '@lentera/fhir/mapping'
import { ensure } from '../ensure.js'
import type { FhirClient } from '../fhir-client.js'
import { type NotDelivered, notDelivered } from '../not-delivered.js'
import { withIds } from './known-ids.js'

export interface PlatformParts {
  readonly client: FhirClient
  readonly organizationId: string
  readonly facility: Pick<Facility, 'timeZone' | 'units'>
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** An attempt ends here, and how. */
export class Ended extends Error {
  constructor(readonly how: NotDelivered) {
    super(how.code)
  }
}

const end = (how: NotDelivered): never => {
  throw new Ended(how)
}

/** Contracts name only the part of it that they know. */
const signalOf = ({ signal }: Attempt): AbortSignal => signal as AbortSignal

/** The other side as one attempt meets it: what is sent is kept at once, so that an attempt that dies goes on behind it. */
export class Platform {
  readonly #making = new Map<string, Promise<string>>()
  #answers = 0

  constructor(private readonly parts: PlatformParts) {}

  get now(): number {
    return this.parts.now()
  }

  /** How often the other side answered since the start, whatever it said. */
  get answers(): number {
    return this.#answers
  }

  /** @throws Waits */
  map<T>(attempt: Attempt, map: (mapping: Mapping) => T): Promise<T> {
    const { organizationId, facility } = this.parts
    return withIds(
      { organizationId, timeZone: facility.timeZone },
      attempt.ids,
      (local) => this.#make(local, attempt),
      map,
    )
  }

  /** Stands there once, as `outgoing` says. With `isNews` what stands there is written over. @throws Ended */
  async put(outgoing: OutgoingResource, attempt: Attempt, isNews = false): Promise<string> {
    const known = await attempt.ids.find(outgoing.local)
    if (known !== null && !isNews) return known
    this.#check(outgoing)
    const options = { readBack: attempt.readBack, known, signal: signalOf(attempt) }
    const ensured = await ensure(this.parts.client, outgoing, options)
    if (ensured.kind === 'ensured' || ensured.kind === 'rejected') this.#answers += 1
    if (ensured.kind !== 'ensured') return end(ensured)
    if (ensured.id !== known) await attempt.ids.keep({ ...outgoing.local, remoteId: ensured.id })
    return ensured.id
  }

  /** One field of something that stands there says something else now; said twice it changes nothing. @throws Ended */
  async change(type: string, id: string, path: string, value: string, attempt: Attempt): Promise<void> {
    const operations = [{ op: 'replace' as const, path, value }]
    const patched = await this.parts.client.patch(type, id, operations, signalOf(attempt))
    if (patched.kind === 'ok' || patched.kind === 'refused') this.#answers += 1
    if (patched.kind !== 'ok') end(notDelivered(patched))
  }

  /** Ids of everybody who bears it. @throws Ended */
  async search(type: string, identifier: string, attempt: Attempt): Promise<string[]> {
    const found = await this.parts.client.search(type, { identifier }, signalOf(attempt))
    if (found.kind === 'ok' || found.kind === 'refused') this.#answers += 1
    if (found.kind !== 'ok') return end(notDelivered(found))
    return found.value.flatMap(({ resourceType, id }) =>
      resourceType === type && typeof id === 'string' ? [id] : [],
    )
  }

  /** Nothing leaves that would surely be refused: the platform counts what it refuses. */
  #check({ resource }: OutgoingResource): void {
    const { organizationId } = this.parts
    const found = checkResource(resource, { organizationId, now: new Date(this.now).toISOString() })
    if (found.length === 0) return
    end(
      notDelivered({
        kind: 'refused',
        status: 0,
        duplicate: false,
        issues: found.map(({ rule, path, text }) => ({
          ...{ rule, text, code: 'value' },
          expression: [path],
        })),
      }),
    )
  }

  /** Rooms are made when somebody is seen in them for the first time, by one at a time. */
  async #make(local: LocalRef, attempt: Attempt): Promise<string | null> {
    const unit = this.parts.facility.units.find(({ code }) => code === local.id)
    if (local.entity !== 'units' || !unit) return null
    const making =
      this.#making.get(unit.code) ??
      this.map(attempt, (mapping) => toLocation(unit, mapping))
        // Another visit may have made it without hearing so: it is looked for first, whatever this attempt knows.
        .then((outgoing) => this.put(outgoing, { ...attempt, readBack: true }))
        .finally(() => this.#making.delete(unit.code))
    this.#making.set(unit.code, making)
    return making
  }
}
