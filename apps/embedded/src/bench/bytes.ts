import type { CDPSession, Page } from 'playwright'
import { signIn } from '../harness/at-the-desk.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { nurse, untilDirectory } from './desk-device.js'
import type { Bench } from './result.js'

/** Bytes over the wire, counted by the browser, by resource type. */
class Wire {
  readonly #types = new Map<string, string>()
  total = 0
  script = 0
  /** Answers of the server's API, whatever they are for. */
  data = 0

  constructor(session: CDPSession) {
    session.on('Network.responseReceived', ({ requestId, type, response }) =>
      this.#types.set(requestId, new URL(response.url).pathname.startsWith('/api/') ? 'data' : type),
    )
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.total += encodedDataLength
      if (this.#types.get(requestId) === 'Script') this.script += encodedDataLength
      if (this.#types.get(requestId) === 'data') this.data += encodedDataLength
    })
  }

  static async of(page: Page): Promise<Wire> {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    return new Wire(session)
  }
}

/** What a new device fetches: until the login field is focused, and then what the service worker keeps. */
export const bytes: Bench = async (log) => {
  log('Menyalakan rumah sakit dan peramban kosong…')
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    const wire = await Wire.of(page)
    await page.goto(hospital.url)
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
    const first = { total: wire.total, script: wire.script }
    log('Menunggu service worker menyimpan aplikasi…')
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true), undefined, {
      timeout: 60_000,
    })
    // What the worker keeps is compressed on the wire; the server tells the length of each file it sent.
    const precache = await precacheBytes(page)
    log('Masuk dan mengambil data…')
    const before = wire.data
    await signIn(page, nurse.username)
    await untilDirectory(page)
    const data = wire.data - before
    return {
      bench: 'bytes',
      figures: {
        first_load_kb: first.total / 1024,
        js_kb: first.script / 1024,
        precache_kb: precache / 1024,
        data_kb: data / 1024,
      },
      baseline: {},
      notes: [
        'first_load_kb: empty profile until the login field is focused, encodedDataLength, Brotli by our server',
        'precache_kb: every file of the precache list asked for once more with Brotli',
        'data_kb: every answer of the API from the sign-in until the waiting list and the whole directory of the demo facility (300 patients) are here',
        'no empty Next app is built in this run, so ratio_vs_empty_next is not given',
      ],
    }
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
}

const precacheBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let total = 0
    for (const name of await caches.keys()) {
      if (!name.includes('precache')) continue
      for (const request of await (await caches.open(name)).keys()) {
        const url = new URL(request.url)
        url.search = ''
        await fetch(url, { cache: 'no-store' }).then((answer) => answer.arrayBuffer())
        const entry = performance.getEntriesByName(url.href).at(-1) as PerformanceResourceTiming | undefined
        total += entry?.encodedBodySize ?? 0
        performance.clearResourceTimings()
      }
    }
    return total
  })
