import { memoryBacking } from './backing.js'
import type { RunOptions } from './run-seed.js'

/** Where the simulated servers of many runs keep their data. */
export interface Backings {
  forSeed(seed: number): Pick<RunOptions, 'backing' | 'crypto'>
  close(): Promise<void>
}

export async function openBackings(_store: 'memory' | 'postgres'): Promise<Backings> {
  return { forSeed: () => ({ backing: memoryBacking }), close: async () => undefined }
}
