import type { Page } from 'playwright'

/**
 * Slows the page's main thread until the next call, over navigations too.
 * @returns measures what it really does on this machine: how much longer the same loop takes than before
 */
export async function throttle(page: Page, rate: number): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  const before = await loopMs(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  return async () => (await loopMs(page)) / before
}

const loopMs = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const started = performance.now()
    let sum = 0
    for (let i = 0; i < 30_000_000; i++) sum = (sum + i * i) % 1_000_003
    return sum < 0 ? 0 : performance.now() - started
  })
