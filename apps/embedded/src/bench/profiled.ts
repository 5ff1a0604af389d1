import { basename } from 'node:path'
import type { Page } from 'playwright'

const SHOWN = 15

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: {
      readonly functionName: string
      readonly url: string
      readonly lineNumber: number
      readonly columnNumber: number
    }
  }[]
  readonly samples?: readonly number[]
  readonly timeDeltas?: readonly number[]
}

/**
 * With `--profile`, samples the page's main thread while `work` runs and says which functions were busy
 * themselves. The figures of such a run are slower than those of one without.
 */
export async function profiled<T>(
  page: Page,
  title: string,
  log: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  if (!process.argv.includes('--profile')) return work()
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.start')
  const result = await work()
  const { profile } = await session.send('Profiler.stop')
  await session.detach()
  log(`Profil ${title}, ms sendiri per fungsi:`)
  for (const line of busiest(profile)) log(`  ${line}`)
  return result
}

function busiest({ nodes, samples = [], timeDeltas = [] }: CpuProfile): string[] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => [
      id,
      `${functionName || '(anonim)'}${url ? ` ${basename(url)}:${lineNumber + 1}:${columnNumber + 1}` : ''}`,
    ]),
  )
  const own = new Map<string, number>()
  samples.forEach((id, at) => {
    const name = names.get(id) ?? '?'
    own.set(name, (own.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  })
  return [...own]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, ms]) => `${ms.toFixed(0).padStart(7)}  ${name}`)
}
