import type { StateName } from './copy-entries.js'

/** `none`: the browser has no place for it; `failing`: it could not be written, and is tried again. */
export type CopyHealth = 'none' | 'whole' | 'failing'

/** What this tab knows of the log. */
export class CopyState {
  health: CopyHealth
  /** The newest state in the log, as far as this tab knows. */
  state: StateName | null = null
  garbage = 0
  /** Monotonic time before which a failing copy is not tried again. */
  notBefore = -Infinity

  constructor(hasPlace: boolean) {
    this.health = hasPlace ? 'whole' : 'none'
  }
}
