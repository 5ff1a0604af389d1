import type { FaultBoard } from '../faults/fault-board.js'
import type { CivilRegistry } from '../people/civil-registry.js'
import type { RuleContext } from '../rules/rule-context.js'
import type { Clock, SandboxSettings } from '../sandbox-options.js'
import type { Memory } from '../store/memory.js'

/** What every request is answered from. */
export interface House {
  readonly memory: Memory
  readonly faults: FaultBoard
  readonly registry: CivilRegistry
  readonly settings: SandboxSettings
  readonly clock: Clock
}

/** `coming`: resources that the same bundle makes, as `Type/id`. */
export const ruleContext = (house: House, coming: ReadonlySet<string> = new Set()): RuleContext => ({
  organizationId: house.settings.organizationId,
  now: house.clock(),
  floor: house.settings.floor,
  exists: (type, id) => house.memory.store.get(type, id) !== undefined || coming.has(`${type}/${id}`),
})
