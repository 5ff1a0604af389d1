import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { pageBundle } from '../../harness/page-bundle.js'
import type { DevicePage } from './device-page.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const browserPorts = fileURLToPath(
  new URL('../../../../web/src/platform/device/browser-ports.ts', import.meta.url),
)

/** A bundle of what lies in this folder. */
export const bundle = (contents: string): Promise<string> => pageBundle(contents, { resolveDir: here })

/** One method of {@link DevicePage} on the page where it was opened. */
export type CallDevice = <M extends keyof DevicePage>(
  method: M,
  ...given: Parameters<DevicePage[M]>
) => Promise<Awaited<ReturnType<DevicePage[M]>>>

/**
 * Puts the device core on a page of the app's origin that runs no app, such as a text file of the app: works
 * offline too where the service worker keeps that file.
 */
export async function openDevicePage(page: Page, url: string): Promise<CallDevice> {
  await page.goto(url)
  await page.evaluate(
    await bundle(`
      import { browserPorts } from ${JSON.stringify(browserPorts)}
      import { DevicePage } from './device-page.js'
      globalThis.devicePage = new DevicePage(browserPorts())
    `),
  )
  return (method, ...given) =>
    page.evaluate(
      ([name, args]) =>
        (globalThis as unknown as { devicePage: Record<string, (...all: unknown[]) => unknown> }).devicePage[
          name
        ]!(...args),
      [method, given] as const,
    ) as never
}
