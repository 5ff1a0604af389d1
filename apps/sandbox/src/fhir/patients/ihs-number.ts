import type { ResourceStore } from '../../store/resource-store.js'

const FIRST = 90_000_000_000

/** The next free number: `P` and eleven digits. */
export function nextIhsNumber(store: ResourceStore): string {
  for (let next = FIRST + store.count('Patient'); ; next += 1) {
    const id = `P${next}`
    if (store.get('Patient', id) === undefined) return id
  }
}
