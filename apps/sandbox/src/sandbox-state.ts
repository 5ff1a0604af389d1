import type { LoggedRequest, RequestLog } from './gateway/request-log.js'
import type { CreateRecord } from './store/create-ledger.js'
import type { Memory } from './store/memory.js'
import type { StoredResource } from './store/stored-resource.js'
import { type ResourceType, resourceTypes } from './fhir/resource.js'
import { identifierKey } from './fhir/identifiers.js'

/** Looks into the stand-in for proofs; nothing of it may be changed. */
export class SandboxState {
  constructor(
    private readonly memory: Memory,
    private readonly log: RequestLog,
  ) {}

  /** Everything that stands here, people unmasked; of one type when it is named. */
  resources(type?: ResourceType): StoredResource[] {
    return (type ? [type] : resourceTypes).flatMap((one) => [...this.memory.store.ofType(one)])
  }

  /** Those of a type that carry an identifier. */
  byIdentifier(type: ResourceType, system: string, value: string): StoredResource[] {
    return this.memory.store.byIdentifier(type, { system, value })
  }

  /** Every identifier that a create came for, with how often it came and was accepted. */
  creates(): CreateRecord[] {
    return this.memory.ledger.all()
  }

  /** The creates of one identifier, or null when none came. */
  createsOf(type: ResourceType, system: string, value: string): CreateRecord | null {
    return this.memory.ledger.of(identifierKey(type, { system, value }))
  }

  /** Creates that came again after an accepted one without a search by their identifier in between. */
  blindRepeats(): number {
    return this.memory.ledger.totals().blindRepeats
  }

  /** Creates that came again after one without an answer, accepted or not, without such a search. */
  repeatsAfterSilence(): number {
    return this.memory.ledger.totals().repeatsAfterSilence
  }

  /** How many requests ended how, since the start of this process. */
  outcomes(): Readonly<Record<string, number>> {
    return this.log.byOutcome()
  }

  /** The last requests, the newest first; at most 500. */
  requests(most = 500): LoggedRequest[] {
    return this.log.latest(most)
  }
}
