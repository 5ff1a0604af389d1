import { plainClone } from './plain-clone.js'
import { quickTasks } from './quick-tasks.js'

/**
 * fake-indexeddb copies every value, takes a turn of the event loop for every request and throws for every missing
 * index key: most of a run's time otherwise. Not where anything waits for a socket.
 */
export function beQuick(): void {
  globalThis.structuredClone = plainClone as typeof structuredClone
  globalThis.setImmediate = quickTasks() as unknown as typeof setImmediate
  Error.stackTraceLimit = 0
}
