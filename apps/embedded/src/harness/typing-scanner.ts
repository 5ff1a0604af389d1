import type { Page } from 'playwright/test'

/** Between two keys of a scanner that is a keyboard, in s. */
const EACH_S = 0.004

/**
 * Types a code as a scanner does that is a keyboard, wherever the focus is. The keys carry the moments at which
 * they were pressed, as those of real hardware do: how fast this program hands them on says nothing.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const begun = Date.now() / 1000
  const keys = [...[...code].map((letter) => ({ key: letter, text: letter })), { key: 'Enter', text: '\r' }]
  await Promise.all(
    keys.flatMap((key, n) => {
      const at = begun + n * EACH_S
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: at }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key, timestamp: at + EACH_S / 2 }),
      ]
    }),
  )
  await session.detach()
}
