import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { SimulateArguments } from './arguments.js'
import { type Progress, type Share, sharesOf } from './progress.js'
import type { Tally } from './tally.js'

/** A run makes much short-lived garbage: with a young generation of 64 MB a quarter of the time is saved. */
const ROOMY = '--max-semi-space-size=64'

/**
 * Runs the seeds in several processes of the same program, a share at a time, and adds up what they say. Shares
 * that an earlier run of the same build finished are not run again.
 */
export async function shareSeeds(
  program: string,
  run: SimulateArguments,
  progress: Progress | null,
  say: (line: string) => void,
): Promise<Tally> {
  const all = sharesOf(run)
  const open = all.filter((share) => !progress?.done(share))
  const sum = { passed: 0, failed: 0 }
  for (const share of all) {
    const done = progress?.done(share)
    sum.passed += done?.passed ?? 0
    sum.failed += done?.failed ?? 0
  }
  if (sum.passed + sum.failed > 0)
    say(`${sum.passed + sum.failed} seeds were run before, ${sum.failed} failed`)
  const started = Date.now()
  let here = 0
  const take = async (): Promise<void> => {
    for (let share = open.shift(); share; share = open.shift()) {
      const tally = await child(program, { ...run, ...share, jobs: 1 }, say)
      progress?.note(share, tally)
      sum.passed += tally.passed
      sum.failed += tally.failed
      here += share.seeds
      const rate = (here / ((Date.now() - started) / 1000)).toFixed(1)
      say(`${sum.passed + sum.failed} of ${run.seeds} seeds, ${sum.failed} failed, ${rate} seeds a second`)
    }
  }
  await Promise.all(Array.from({ length: run.jobs }, take))
  return sum
}

async function child(
  program: string,
  run: SimulateArguments & Share,
  say: (line: string) => void,
): Promise<Tally> {
  const given = ['--seeds', `${run.seeds}`, '--from', `${run.from}`, '--store', run.store, '--jobs', '1']
  if (run.plant) given.push('--plant', run.plant)
  if (run.trace) given.push('--trace')
  const started = spawn(process.execPath, [...process.execArgv, ROOMY, program, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let tally: Tally | null = null
  for await (const line of createInterface({ input: started.stdout })) {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? []
    if (passed && failed) tally = { passed: Number(passed), failed: Number(failed) }
    else if (!/^\d+ seeds from /.test(line)) say(line)
  }
  // A process that died without its last line has proven nothing.
  return tally ?? { passed: 0, failed: run.seeds }
}
