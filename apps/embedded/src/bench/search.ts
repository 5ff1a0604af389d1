import type { Page } from 'playwright'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { deviceWithDirectory } from './desk-device.js'
import { numberFlag } from './flags.js'
import { profiled } from './profiled.js'
import { type Bench, percentile } from './result.js'
import { seedDirectory, someonesName } from './seed-directory.js'
import { throttle } from './throttle.js'

const HITS = 'Pasien yang cocok'
/** Hits that fit on a screen; what lies below them is drawn after the frame. */
const SEEN = 10
/** Nobody types before this; a hit list that changes later counts with the next key's start. */
const QUIET_MS = 500

/** From the key press in the search box to the frame that shows the last change of the hit list. */
export const search: Bench = async (log) => {
  const patients = numberFlag('patients', 50_000)
  const names = numberFlag('names', 12)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    await seedDirectory(hospital, patients, log)
    log('Perangkat mengambil direktori…')
    const page = await deviceWithDirectory(profile, hospital.url)
    await watchHits(page)
    await typeName(page, someonesName(1))
    const full = await typeNames(page, patients, 3)
    log('Memperlambat prosesor empat kali, lalu mengetik…')
    const slowedBy = await throttle(page, 4)
    const keys = await profiled(page, 'mengetik', log, () => typeNames(page, patients, names))
    return {
      bench: 'search',
      figures: { p95_ms: percentile(keys, 95), p50_ms: percentile(keys, 50), worst_ms: Math.max(...keys) },
      baseline: {
        patients,
        key_strokes: keys.length,
        unthrottled_p95_ms: percentile(full, 95),
        unthrottled_p50_ms: percentile(full, 50),
        throttled_by: await slowedBy(),
      },
      notes: [
        `${names} real-like names typed letter by letter into the search of the head (F2) at the loket, ${patients} patients on the device, 4x throttle; the letter, React, the list and its frame included`,
        'one figure per key stroke: keydown until the frame after the last change of the ten hits that fit on a screen (the others are drawn after it); a stroke that changes no hit counts until its own frame; a frame alone is up to 17 ms',
      ],
    }
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
}

/** Names of people spread over the directory; typed as one says them, first letters first. */
async function typeNames(page: Page, patients: number, count: number): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < count; i++) {
    const n = Math.floor(((i + 0.5) * patients) / count)
    all.push(...(await typeName(page, someonesName(n))))
  }
  return all
}

async function typeName(page: Page, name: string): Promise<number[]> {
  await page.keyboard.press('F2')
  const box = page.getByLabel('Cari pasien')
  await box.fill('')
  await page.waitForTimeout(QUIET_MS)
  const times: number[] = []
  for (const letter of name) {
    await page.evaluate(() => hits.before())
    await box.press(letter === ' ' ? 'Space' : letter)
    times.push(await page.evaluate((quiet) => hits.after(quiet), QUIET_MS))
  }
  const found = await page.getByRole('listbox', { name: HITS }).getByRole('option').allTextContents()
  // The last word whole: abbreviated first names are found under their long form too.
  const last = name.split(' ').at(-1)!
  if (!found[0]?.includes(last)) throw new Error(`search: ${name} was not found, but ${found[0]}`)
  return times
}

interface HitWatch {
  /** Forgets the key before. */
  before(): void
  /** Resolves once the list has been still for a while; ms from the key to the last frame that changed it. */
  after(quietMs: number): Promise<number>
}
/** In the page; put there by {@link watchHits}. */
declare const hits: HitWatch

const watchHits = (page: Page): Promise<void> =>
  page.evaluate(
    ([label, seen]) => {
      let pressedAt = 0
      let paintedAt = 0
      let changedAt = 0
      let shown = ''
      const now = () =>
        [...document.querySelectorAll(`[role="listbox"][aria-label="${label}"] [role="option"]`)]
          .slice(0, seen)
          .map(({ id }) => id)
          .join()
      /** After the next frame has been drawn. */
      const painted = (then: () => void) => requestAnimationFrame(() => setTimeout(then, 0))
      window.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          pressedAt = timeStamp
          painted(() => (paintedAt = performance.now()))
        },
        { capture: true },
      )
      new MutationObserver(() => {
        if (pressedAt === 0) return
        const present = now()
        if (present === shown) return
        shown = present
        painted(() => (changedAt = performance.now()))
      }).observe(document.body, { subtree: true, childList: true })
      ;(globalThis as unknown as { hits: HitWatch }).hits = {
        before: () => {
          pressedAt = paintedAt = changedAt = 0
        },
        after: (quietMs) =>
          new Promise((resolve) => {
            const look = () => {
              const last = Math.max(paintedAt, changedAt)
              if (pressedAt > 0 && paintedAt > 0 && performance.now() - last > quietMs)
                resolve(last - pressedAt)
              else setTimeout(look, 20)
            }
            look()
          }),
      }
    },
    [HITS, SEEN] as const,
  )
