import { availableParallelism } from 'node:os'
import { type Plant, isPlant, plantNames } from './plants.js'

export interface SimulateArguments {
  readonly seeds: number
  readonly from: number
  readonly store: 'memory' | 'postgres'
  readonly plant: Plant | null
  readonly jobs: number
  readonly trace: boolean
  /** Remembers what was run, so that a long run can be cut and resumed. */
  readonly progress: string | null
}

export const usage = `simulate [--seeds N] [--from S] [--store memory|postgres] [--jobs N] [--plant NAME] [--progress FILE] [--trace]

  --seeds N    how many seeds (5000)
  --from S     first seed (1)
  --store      memory (default), or postgres: a cluster of its own, the server's real store, real crypto
  --jobs N     processes that share the seeds (one per core)
  --plant      a mistake that must be found: ${plantNames.join(', ')}
  --progress   a file that remembers what was run of this build: the same call goes on from there
  --trace      what happened, step by step`

/** @returns null for what is not understood */
export function readArguments(given: readonly string[]): SimulateArguments | null {
  const values = new Map<string, string>()
  for (let at = 0; at < given.length; at += 1) {
    const name = given[at]!
    if (name === '--trace') values.set(name, 'yes')
    else if (['--seeds', '--from', '--store', '--plant', '--jobs', '--progress'].includes(name))
      values.set(name, given[(at += 1)] ?? '')
    else return null
  }
  const store = values.get('--store') ?? 'memory'
  const plant = values.get('--plant') ?? null
  if (store !== 'memory' && store !== 'postgres') return null
  if (plant !== null && !isPlant(plant)) return null
  const whole = (name: string, otherwise: number) => Number(values.get(name) ?? otherwise)
  const seeds = whole('--seeds', 5000)
  const from = whole('--from', 1)
  const jobs = whole('--jobs', Math.min(availableParallelism(), Math.ceil(seeds / 50)))
  if (![seeds, from, jobs].every((n) => Number.isInteger(n) && n >= 1)) return null
  const progress = values.get('--progress') ?? null
  return { seeds, from, store, plant, jobs, progress, trace: values.has('--trace') }
}
