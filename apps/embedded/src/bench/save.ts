import type { Page } from 'playwright'
import {
  openIntake,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilCached,
} from '../harness/at-the-desk.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { type Bench, percentile } from './result.js'

const saves = 100
const patient = 'Bench Simpan'

/** From the key press to "tersimpan" in the document, as a nurse sees it, on a processor four times slower. */
export const save: Bench = async (log) => {
  log('Menyalakan rumah sakit dan peramban…')
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    const registered = await registerPatient(page, patient, '9171044101909001', 0)
    const visit = await openVisit(page, registered)
    // Once with complaint and row; after that they are known, and each save is one of vitals.
    const seq = await recordVitals(page, patient, visit.seq)
    await watch(page)
    const cdp = await page.context().newCDPSession(page)
    const full = await run(page, seq, 20)
    log(`Memperlambat prosesor empat kali, lalu ${saves} kali menyimpan…`)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const throttled = await run(page, full.seq, saves)
    return {
      bench: 'save',
      figures: { p50_ms: percentile(throttled.times, 50), p95_ms: percentile(throttled.times, 95) },
      baseline: {
        unthrottled_p50_ms: percentile(full.times, 50),
        unthrottled_p95_ms: percentile(full.times, 95),
      },
      notes: [
        `${saves} saves of vitals on one warm page at 4x throttle; rule, signature, encryption and strict transaction included`,
        'throttling slows neither the disk nor the browser process',
      ],
    }
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
}

interface SaveWatch {
  pressedAt: number
  took: number | null
}

/** Both ends are measured inside the page, so that nothing of the test's own way counts. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const state: SaveWatch = { pressedAt: 0, took: null }
    ;(window as unknown as { saveWatch: SaveWatch }).saveWatch = state
    const seq = () => document.querySelector('[data-testid="saved"]')?.getAttribute('data-seq') ?? ''
    let before = ''
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return
        state.pressedAt = performance.now()
        state.took = null
        before = seq()
      },
      { capture: true },
    )
    new MutationObserver(() => {
      if (state.took === null && state.pressedAt > 0 && seq() !== before)
        state.took = performance.now() - state.pressedAt
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })

async function run(page: Page, after: number, times: number): Promise<{ seq: number; times: number[] }> {
  const measured: number[] = []
  let seq = after
  for (let i = 0; i < times; i++) {
    await openIntake(page, patient)
    await page.getByLabel('TD (tensi)').fill(`${110 + (i % 20)}/80`)
    await page.getByLabel('Nadi').fill(String(70 + (i % 20)))
    await page.keyboard.press('Control+Enter')
    seq = await saved(page, seq)
    measured.push(
      await page.evaluate(() => (window as unknown as { saveWatch: SaveWatch }).saveWatch.took ?? NaN),
    )
  }
  if (measured.some(Number.isNaN)) throw new Error('save: a save was not seen')
  return { seq, times: measured }
}
