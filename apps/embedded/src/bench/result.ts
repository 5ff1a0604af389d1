import { cpus, totalmem } from 'node:os'

export type Figures = Readonly<Record<string, number>>

/** What one bench measured. It never judges: the goals stand in the documentation. */
export interface BenchResult {
  readonly bench: string
  readonly figures: Figures
  /** Measured in the same run; what the ratios were divided by. */
  readonly baseline: Figures
  /** Sentences for people: how it was measured, what to keep in mind. */
  readonly notes: readonly string[]
}

export type Bench = (log: (line: string) => void) => Promise<BenchResult>

const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memory_gb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
})

const round = (value: number) => Math.round(value * 1000) / 1000
const rounded = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]))

/** The table for people. */
export function table({ bench, figures, baseline, notes }: BenchResult): string {
  const rows = [
    ...Object.entries(figures),
    ...Object.entries(baseline).map(([k, v]) => [`(baseline) ${k}`, v] as const),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    `bench ${bench}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${round(value)}`),
    ...notes.map((note) => `  - ${note}`),
  ].join('\n')
}

/** The one line for machines. */
export const jsonLine = ({ bench, figures, baseline }: BenchResult): string =>
  JSON.stringify({ bench, figures: rounded(figures), baseline: rounded(baseline), machine: machine() })

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? NaN
}

export const median = (values: readonly number[]): number => percentile(values, 50)
