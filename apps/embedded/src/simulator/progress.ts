import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { SimulateArguments } from './arguments.js'
import type { Tally } from './tally.js'

/** Seeds that one process runs at a time. */
export interface Share {
  readonly from: number
  readonly seeds: number
}

/** So many that a process is warm, so few that a run cut short has lost little. */
const SHARE = 250

/** A long run has the same borders whatever the number of processes, so that one resumed finds what was done. */
export function sharesOf({ from, seeds, jobs }: Pick<SimulateArguments, 'from' | 'seeds' | 'jobs'>): Share[] {
  const size = Math.min(SHARE, Math.ceil(seeds / jobs))
  return Array.from({ length: Math.ceil(seeds / size) }, (_, n) => ({
    from: from + n * size,
    seeds: Math.min(size, seeds - n * size),
  }))
}

interface Line extends Share, Tally {
  readonly store: string
  readonly build: string
}

/** A file that remembers which seeds of this build were run, a line a share. */
export class Progress {
  readonly #done = new Map<string, Tally>()

  constructor(
    private readonly file: string,
    private readonly store: string,
    private readonly build = presentBuild(),
  ) {
    for (const text of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
      const line = parsed(text)
      if (line?.store === store && line.build === build) this.#done.set(keyOf(line), line)
    }
  }

  done(share: Share): Tally | undefined {
    return this.#done.get(keyOf(share))
  }

  note({ from, seeds }: Share, { passed, failed }: Tally): void {
    const { store, build } = this
    appendFileSync(
      this.file,
      `${JSON.stringify({ from, seeds, passed, failed, store, build } satisfies Line)}\n`,
    )
  }
}

const keyOf = ({ from, seeds }: Share): string => `${from}+${seeds}`

/** A line that was cut by a kill is as if it were not there: its share is run again. */
function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}

function presentBuild(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
