import type { Page } from 'playwright'
import { signIn } from '../harness/at-the-desk.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { deviceWithDirectory, nurse, unlockedDevicePage } from './desk-device.js'
import { numberFlag } from './flags.js'
import { profiled } from './profiled.js'
import { type Bench, median } from './result.js'
import { seedDirectory } from './seed-directory.js'
import { throttle } from './throttle.js'

const rounds = 3
const COMMANDS_PER_CHUNK = 256

/** Morning after a power cut: server dead, browser started anew, until the first patient of the list is there. */
export const coldstart: Bench = async (log) => {
  const patients = numberFlag('patients', 30_000)
  const pending = numberFlag('pending', 3_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const known = await seedDirectory(hospital, patients, log)
    log('Perangkat mengambil direktori…')
    const page = await deviceWithDirectory(profile, hospital.url)
    await hospital.kill()
    log(`Menyimpan ${pending} perintah di perangkat…`)
    const device = await unlockedDevicePage(page, hospital.url)
    await device('fill', pending, 10_000_000, known)
    const parts = await partsOf(page, hospital.url)
    await profile.close()
    log('Mulai dingin tanpa salinan…')
    const first = await startOnce(profile, hospital.url, log)
    log('Aplikasi dibiarkan sampai salinannya lengkap…')
    await leaveAlone(profile, hospital.url, Math.ceil(pending / COMMANDS_PER_CHUNK))
    const starts: Start[] = []
    for (let round = 1; round <= rounds; round++) {
      log(`Mulai dingin ${round} dari ${rounds}…`)
      starts.push(await startOnce(profile, hospital.url, log))
    }
    const usable = starts.map(({ untilField, untilRow }) => untilField + untilRow)
    return {
      bench: 'coldstart',
      figures: { usable_ms: median(usable), patients, pending },
      baseline: {
        until_login_ms: median(starts.map(({ untilField }) => untilField)),
        submit_to_row_ms: median(starts.map(({ untilRow }) => untilRow)),
        worst_ms: Math.max(...usable),
        without_checkpoint_ms: first.untilField + first.untilRow,
        longest_task_ms: median(starts.map(({ longestTask }) => longestTask)),
        throttled_by: median(starts.map(({ slower }) => slower)),
        ...parts,
      },
      notes: [
        `median of ${rounds} starts of the browser on a profile with ${patients} patients and ${pending} unsent commands, server killed`,
        'usable_ms: navigation until the login field has the focus, plus Enter until the first row of the waiting list, key derivation counted, typing not; 4x throttle, which slows neither disk nor WebCrypto threads',
        'the app was left alone once before, as over a day of saving: its checkpoint is complete; without_checkpoint_ms is the start before that, which opens all commands one by one and asks all rules',
        'longest_task_ms: longest time without an answer to a key between Enter and the first row',
        'core_*: the device core alone on a page without screens, same profile and throttle',
      ],
    }
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
}

interface Start {
  readonly untilField: number
  readonly untilRow: number
  readonly slower: number
  readonly longestTask: number
}

/** Runs the app, signed in, until so many chunks of its checkpoint are on the disk. */
async function leaveAlone(profile: Profile, url: string, chunks: number): Promise<void> {
  const page = await profile.open()
  await page.goto(url)
  await signIn(page, nurse.username)
  await page.waitForFunction(chunksAreThere, chunks, { timeout: 120_000, polling: 500 })
  await profile.close()
}

/** In the page. */
const chunksAreThere = (chunks: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('lentera')
    opening.onerror = () => reject(new Error('no database'))
    opening.onsuccess = () => {
      const db = opening.result
      const asking = db.transaction('checkpoint').objectStore('checkpoint').count()
      asking.onsuccess = () => {
        db.close()
        resolve(asking.result >= chunks)
      }
    }
  })

async function startOnce(profile: Profile, url: string, log: (line: string) => void): Promise<Start> {
  const page = await profile.open()
  const slowedBy = await throttle(page, 4)
  await watch(page)
  await page.goto(url)
  await page.waitForFunction(() => marks().field !== null)
  await page.getByLabel('Nama pengguna').fill(nurse.username)
  await page.getByLabel('Sandi', { exact: true }).fill(nurse.password)
  await profiled(page, 'masuk', log, async () => {
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => marks().row !== null, undefined, { timeout: 120_000 })
  })
  const { field, submit, row, longestTask } = await page.evaluate(() => marks())
  const slower = await slowedBy()
  await profile.close()
  return { untilField: field ?? NaN, untilRow: (row ?? NaN) - (submit ?? NaN), slower, longestTask }
}

interface Marks {
  field: number | null
  submit: number | null
  row: number | null
  /** Since Enter, ms. */
  longestTask: number
}
/** In the page; put there by {@link watch}. */
declare const marks: () => Marks

/** Both ends are measured inside the page; a row counts with the frame that shows it. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen: Marks = { field: null, submit: null, row: null, longestTask: 0 }
    ;(globalThis as unknown as { marks: () => Marks }).marks = () => seen
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        if (seen.submit !== null && startTime > seen.submit)
          seen.longestTask = Math.max(seen.longestTask, duration)
    }).observe({ type: 'longtask' })
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') seen.submit ??= performance.now()
      },
      { capture: true },
    )
    const look = () => {
      const field = document.activeElement
      if (field instanceof HTMLInputElement && !field.disabled) seen.field ??= performance.now()
      if (seen.submit !== null && document.querySelector('main [role="option"], main [role="row"]'))
        seen.row ??= performance.now()
      if (seen.row === null) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })

/** What the core alone needs, so that it is known where the time of the figure goes. */
async function partsOf(page: Page, url: string): Promise<Record<string, number>> {
  const device = await unlockedDevicePage(page, url)
  await device('close')
  await throttle(page, 4)
  const parts = await device('startParts', nurse.username, nurse.password)
  await throttle(page, 1)
  await device('close')
  return parts
}
