import { type Backings, openBackings } from './simulator/backings.js'
import { plainClone } from './simulator/plain-clone.js'
import { type Plant, isPlant, plants } from './simulator/plants.js'
import { runSeed } from './simulator/run-seed.js'

const usage = `simulate [--seeds N] [--from S] [--store memory|postgres] [--plant NAME] [--trace]

  --seeds N    how many seeds (1000)
  --from S     first seed (1)
  --store      memory (default) or postgres
  --plant      ${Object.keys(plants).join(', ')}
  --trace      print what happened, step by step`

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

async function main(): Promise<number> {
  const seeds = Number(argument('seeds') ?? 1000)
  const from = Number(argument('from') ?? 1)
  const store = argument('store') ?? 'memory'
  const plant = argument('plant') ?? null
  if (process.argv.includes('--help') || !(seeds > 0) || !Number.isInteger(from)) return say(usage, 2)
  if (plant !== null && !isPlant(plant)) return say(usage, 2)
  if (store !== 'memory' && store !== 'postgres') return say(usage, 2)
  if (store === 'memory') beQuick()
  const backings = await openBackings(store)
  try {
    return await runAll({ seeds, from, plant, backings })
  } finally {
    await backings.close()
  }
}

async function runAll(run: { seeds: number; from: number; plant: Plant | null; backings: Backings }): Promise<number> {
  const { seeds, from, plant, backings } = run
  const start = Date.now()
  let [saved, faults, failed] = [0, 0, 0]
  const outcomes: Record<string, number> = {}
  for (let seed = from; seed < from + seeds; seed += 1) {
    const result = await runSeed({ seed, plant, ...backings.options })
    saved += result.saved
    faults += result.faults
    for (const [name, count] of Object.entries(result.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + count
    if (result.violations.length > 0) {
      failed += 1
      say(`SEED ${seed} FAILED`, 1)
      for (const { invariant, detail } of result.violations.slice(0, 10)) say(`  ${invariant} ${detail}`, 1)
      if (failed === 1) say(result.trace.map((line) => `    ${line}`).join('\n'), 1)
      say(`  again: simulate --from ${seed} --seeds 1${plant ? ` --plant ${plant}` : ''} --trace`, 1)
    } else if (process.argv.includes('--trace')) say(result.trace.join('\n'), 0)
    if ((seed - from + 1) % 500 === 0) say(`${seed - from + 1} seeds, ${rate(seed - from + 1, start)}`, 0)
  }
  const counts = Object.entries(outcomes).map(([name, count]) => `${count} ${name}`)
  say(`${saved} commands saved, ${faults} faults, outcomes ${counts.join(', ')}; ${rate(seeds, start)}`, 0)
  say(`${seeds - failed} passed, ${failed} failed`, 0)
  return failed > 0 ? 1 : 0
}

/** fake-indexeddb copies every value and throws for every missing index key: most of a run's time otherwise. */
function beQuick(): void {
  globalThis.structuredClone = plainClone as typeof structuredClone
  Error.stackTraceLimit = 0
}

const rate = (seeds: number, start: number): string => `${((Date.now() - start) / seeds).toFixed(1)} ms a seed`

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`)
  return code
}

process.exitCode = await main()
