import type { WitnessPort } from '@lentera/sync/client/ports'

/** `localStorage` of one browser: survives a crash. */
export class MemoryWitness implements WitnessPort {
  #value: string | null = null

  read(): string | null {
    return this.#value
  }

  write(value: string): void {
    this.#value = value
  }
}
