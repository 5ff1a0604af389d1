import { type SimulateArguments, readArguments, usage } from './simulator/arguments.js'
import { openBackings } from './simulator/backings.js'
import { Progress } from './simulator/progress.js'
import { beQuick } from './simulator/quick.js'
import { type RunResult, runSeed } from './simulator/run-seed.js'
import { shareSeeds } from './simulator/share-seeds.js'
import type { Tally } from './simulator/tally.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs seed after seed in this process. */
async function runSeeds(run: SimulateArguments): Promise<Tally> {
  if (run.store === 'memory') beQuick()
  const backings = await openBackings(run.store)
  const started = Date.now()
  const sums: Record<string, number> = {}
  const add = (name: string, count: number) => (sums[name] = (sums[name] ?? 0) + count)
  const rate = (seeds: number) => `${((Date.now() - started) / seeds).toFixed(0)} ms a seed`
  let failed = 0
  try {
    for (let done = 0; done < run.seeds; done += 1) {
      const result = await runSeed({ seed: run.from + done, plant: run.plant, ...backings.options })
      add('saved', result.saved)
      add('faults', result.faults)
      for (const [name, count] of Object.entries(result.outcomes)) add(name, count)
      if (result.violations.length > 0) failed += 1
      if (run.trace || (result.violations.length > 0 && failed === 1))
        for (const line of result.trace) say(`    ${line}`)
      if (result.violations.length > 0) explain(run, result)
      if ((done + 1) % 100 === 0)
        say(`${done + 1} seeds from ${run.from}, ${failed} failed, ${rate(done + 1)}`)
    }
  } finally {
    await backings.close()
  }
  say(
    `${Object.entries(sums)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}; ${rate(run.seeds)}`,
  )
  return { passed: run.seeds - failed, failed }
}

function explain(run: SimulateArguments, { seed, violations }: RunResult): void {
  say(`SEED ${seed} FAILED`)
  for (const { invariant, detail } of violations.slice(0, 10)) say(`  ${invariant} ${detail}`)
  const planted = run.plant ? ` --plant ${run.plant}` : ''
  say(`  again: npm run simulate -- --seeds 1 --from ${seed} --store ${run.store}${planted} --trace`)
}

async function main(): Promise<number> {
  const run = readArguments(process.argv.slice(2))
  if (!run) {
    say(usage)
    return 2
  }
  const progress = run.progress === null ? null : new Progress(run.progress, run.store)
  const { passed, failed } =
    progress || run.jobs > 1 ? await shareSeeds(process.argv[1]!, run, progress, say) : await runSeeds(run)
  say(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

process.exitCode = await main()
