import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '@lentera/config/load-config'
import { chromium, expect, test, type Page } from 'playwright/test'
import {
  atWork,
  fillRegistration,
  openVisit,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { devicesCommands, query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

// D3, D5, D7, D9: what a browser said it saved, when its storage goes away, is full or forgets (T13).
test.describe('work the server does not have', () => {
  let hospital: Hospital
  let profile: Profile

  test.beforeAll(async () => {
    hospital = await Hospital.create()
  })
  test.afterAll(() => hospital.destroy())
  test.beforeEach(async () => {
    profile = await Profile.create()
  })
  test.afterEach(() => profile.destroy())

  /** A desk with work the server does not have. @param nik of a new patient, whom nobody else of these tests is */
  const deskWithUnsentWork = async (nik: string): Promise<{ page: Page; seq: number }> => {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    await profile.context.setOffline(true)
    const registered = await registerPatient(page, 'Yosefina Salinan', nik, 0)
    const { seq } = await openVisit(page, registered)
    return { page, seq }
  }

  /** Chromium asks what is free twice a minute at most: until a database beside ours is refused, ours is not. */
  const untilRefused = (page: Page): Promise<void> =>
    page.evaluate(async () => {
      const request = indexedDB.open('di-samping', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('isi')
      await new Promise((resolve) => (request.onsuccess = resolve))
      const isWritten = () =>
        new Promise<boolean>((resolve) => {
          const tx = request.result.transaction('isi', 'readwrite')
          tx.objectStore('isi').put(1, 1)
          tx.oncomplete = () => resolve(true)
          tx.onabort = () => resolve(false)
        })
      while (await isWritten()) await new Promise((resolve) => setTimeout(resolve, 200))
      request.result.close()
    })

  test('T13: comes back from the second copy when the browser has deleted the database, and is said', async () => {
    const before = (await devicesCommands(hospital, 'visits.open')).length
    await deskWithUnsentWork('9171044101909001')
    await profile.close()
    const store = join(profile.folder, 'Default', 'IndexedDB')
    const names = (await readdir(store)).filter((name) => name.includes('localhost'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) await rm(join(store, name), { recursive: true })

    const page = await profile.open()
    await profile.context.setOffline(true)
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await expect(page.getByText('Data komputer ini dipulihkan')).toBeVisible()
    expect(await page.getByTestId('unsent').textContent()).toMatch(/[2-9]/)
    await page.getByRole('button', { name: 'Mengerti' }).click()
    await expect(page.getByText('Data komputer ini dipulihkan')).toBeHidden()
    await profile.context.setOffline(false)
    await untilAllSent(page)
    const visits = await devicesCommands(hospital, 'visits.open')
    expect(visits).toHaveLength(before + 1)
    expect(visits.every(({ times }) => times === 1)).toBe(true)
  })

  test('T13: is named as lost when the person at the browser has wiped its databases, never begun anew in silence', async () => {
    const { page } = await deskWithUnsentWork('9171044101909002')
    const cdp = await profile.context.newCDPSession(page)
    const { origin } = new URL(hospital.url)
    await page.goto('about:blank')
    await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,file_systems' })
    await profile.context.setOffline(false)
    await page.goto(hospital.url)
    await expect(page.getByText('Data perangkat hilang')).toBeVisible()
    await signIn(page, 'perawat')
    // Still there after the computer was enrolled again, until somebody has read it.
    await expect(page.getByText('Data perangkat hilang')).toBeVisible()
    await page.reload()
    await atWork(page)
    await expect(page.getByText('Data perangkat hilang')).toBeVisible()
    await page.getByRole('button', { name: 'Mengerti' }).click()
    await expect(page.getByText('Data perangkat hilang')).toBeHidden()
  })

  test('T13: is not called saved while the disk is full, can be kept on paper, and is saved when there is room', async () => {
    const { page, seq } = await deskWithUnsentWork('9171044101909003')
    const cdp = await profile.context.newCDPSession(page)
    const { origin } = new URL(hospital.url)
    await fillRegistration(page, 'Markus Penuh', '9171040101809002')
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await untilRefused(page)
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'Belum tersimpan: penyimpanan penuh' })
    await expect(dialog).toBeVisible()
    await expect(dialog).toContainText('Markus Penuh')
    await expect(dialog).toContainText('9171040101809002')
    expect(Number(await page.getByTestId('saved').getAttribute('data-seq'))).toBe(seq)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Simpan isian sebagai berkas' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^isian-lentera-/)
    await cdp.send('Storage.overrideQuotaForOrigin', { origin })
    await dialog.getByRole('button', { name: 'Coba simpan lagi' }).click()
    expect(await saved(page, seq)).toBe(seq + 1)
    await profile.context.setOffline(false)
    await untilAllSent(page)
    expect(await query(hospital, `select name from patients where name = 'Markus Penuh'`)).toHaveLength(1)
  })

  test('T13: is saved in a private window only when the server has it', async () => {
    const browser = await chromium.launch({ executablePath: loadConfig().chromium ?? '/usr/bin/chromium' })
    try {
      const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1366, height: 693 } })
      const page = await context.newPage()
      await page.goto(hospital.url)
      await signIn(page, 'perawat')
      await expect(page.getByText('Ini jendela penyamaran')).toBeVisible()
      const seq = await registerPatient(page, 'Yosefina Samar', '9171044101909003', 0)
      // What is called saved here is on the server, in that moment.
      const onServer = await query(hospital, `select name from patients where name = 'Yosefina Samar'`)
      expect(onServer).toHaveLength(1)
      await expect(page.getByTestId('unsent')).toBeHidden()
      await context.setOffline(true)
      await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText('hanya bisa menyimpan selama server terhubung').last()).toBeVisible()
      expect(Number(await page.getByTestId('saved').getAttribute('data-seq'))).toBe(seq)
      await context.close()
    } finally {
      await browser.close()
    }
  })
})
