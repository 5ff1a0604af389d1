import { plainClone } from './plain-clone.js'

/** fake-indexeddb copies every value and throws for every missing index key: most of a run's time otherwise. */
export function beQuick(): void {
  globalThis.structuredClone = plainClone as typeof structuredClone
  Error.stackTraceLimit = 0
}
