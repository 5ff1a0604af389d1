import type { Page } from 'playwright'

/**
 * Sets the computer's clock for a page, now and after every reload, before its first script runs: what `Date` says
 * moves, what only counts (timers, `performance.now`) does not, as when somebody sets a clock.
 */
export async function setClock(page: Page, byMs: number): Promise<void> {
  const move = (ms: number) => {
    const held = globalThis as { realDate?: DateConstructor }
    const Real = (held.realDate ??= Date)
    globalThis.Date = class extends Real {
      constructor(...args: unknown[]) {
        if (args.length === 0) super(Real.now() + ms)
        else super(...(args as [number]))
      }
      static override now() {
        return Real.now() + ms
      }
    } as DateConstructor
  }
  await page.addInitScript(move, byMs)
  await page.evaluate(move, byMs)
}
