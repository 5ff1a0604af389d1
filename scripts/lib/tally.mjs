// How many tests a runner executed: every runner's own words, turned into one kind of number.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

const RESULTS = 'test-results'
const ONLY_IN_SILENCE = '--disable-warning=ExperimentalWarning'

/** A program that is right or wrong as a whole. */
export const check =
  (...commands) =>
  async (output) => {
    const tally = { passed: 0, failed: 0 }
    for (const [program, ...args] of commands)
      tally[(await run(program, args, output)) === 0 ? 'passed' : 'failed']++
    return tally
  }

/** A program whose last line of the form "12 passed, 0 failed" counts. */
export const counted =
  (program, ...args) =>
  async ({ onLine: say = console.log } = {}) => {
    let tally
    const code = await run(program, args, {
      onLine: (line) => {
        say(line)
        const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(line) ?? []
        if (passed) tally = { passed: Number(passed), failed: Number(failed) }
      },
    })
    return withExitCode(tally, code)
  }

/** A busy machine is no failure: a test that hangs is told from a slow one by a minute. */
const TEST_TIMEOUT = '--testTimeout=60000'

export const jest =
  (project, env = {}) =>
  async () => {
    const file = fresh(`jest-${project}.json`)
    const code = await run(
      'jest',
      ['--selectProjects', project, '--ci', TEST_TIMEOUT, '--json', `--outputFile=${file}`],
      {
        env: { NODE_OPTIONS: `--experimental-vm-modules ${ONLY_IN_SILENCE}`, ...env },
      },
    )
    const result = read(file)
    if (!result) return withExitCode(undefined, code)
    const skipped = result.numPendingTests + result.numTodoTests
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
    return withExitCode({ passed: result.numPassedTests, failed, skipped }, code)
  }

export const playwright = () => async () => {
  const file = fresh('browser.json')
  const code = await run('playwright', ['test'])
  const stats = read(file)?.stats
  if (!stats) return withExitCode(undefined, code)
  // A test that passed only at the second attempt did fail.
  const failed = stats.unexpected + stats.flaky
  return withExitCode({ passed: stats.expected, failed, skipped: stats.skipped }, code)
}

/** No test executed, a skipped test, a bad end: each is a failure, whatever the runner thinks. */
export function withExitCode(tally = { passed: 0, failed: 0 }, code = 0) {
  const { passed, failed, skipped = 0 } = tally
  if (skipped > 0) return { passed, failed: failed + skipped, note: `${skipped} tes dilewati` }
  if (failed === 0 && code !== 0) return { passed, failed: 1, note: `berakhir dengan kode ${code}` }
  if (passed + failed === 0) return { passed, failed: 1, note: 'tidak ada tes yang dijalankan' }
  return { passed, failed }
}

/** An old result must not be taken for a new one. */
function fresh(name) {
  mkdirSync(join(ROOT, RESULTS), { recursive: true })
  const file = join(ROOT, RESULTS, name)
  rmSync(file, { force: true })
  return file
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
