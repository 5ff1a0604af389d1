import type { Page } from 'playwright'

/** What `Date` says moves; what only counts (timers, `performance.now`) does not, as when somebody sets a clock. */
export function moveDate(ms: number): void {
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

/** Sets the computer's clock for a page, now and after every reload, before its first script runs. */
export async function setClock(page: Page, byMs: number): Promise<void> {
  await page.addInitScript(moveDate, byMs)
  await page.evaluate(moveDate, byMs)
}
