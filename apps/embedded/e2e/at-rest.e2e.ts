import { expect, test, type Page } from 'playwright/test'
import {
  openIntake,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { rawHits } from '../src/harness/raw-profile.js'

/** Names that stand nowhere else: no word of them is in the app, the demo data or a list of areas. */
const planted = Array.from({ length: 25 }, (_, n) => {
  const letters = `${String.fromCharCode(97 + (n % 5))}${String.fromCharCode(97 + Math.floor(n / 5))}`
  return { name: `Zyxquo${letters} Wvutsr${letters}`, nik: `91710401018${String(n + 71_000)}` }
})
/** Each half of a name for itself: what is sorted or searched by may be written in pieces. */
const words = planted.flatMap(({ name, nik }) => [...name.split(' '), nik])

/** What somebody would leave who did not think: the plants that show that the search finds them. */
const careless = (page: Page, name: string, nik: string) =>
  page.evaluate(
    async ({ name, nik }) => {
      localStorage.setItem('careless', name)
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('careless', 1)
        request.onupgradeneeded = () => request.result.createObjectStore('rows')
        request.onerror = () => reject(request.error!)
        request.onsuccess = () => {
          const transaction = request.result.transaction('rows', 'readwrite')
          transaction.objectStore('rows').put({ nik }, 1)
          transaction.oncomplete = () => resolve()
        }
      })
      const folder = await navigator.storage.getDirectory()
      const writer = await (await folder.getFileHandle('careless', { create: true })).createWritable()
      await writer.write(`${name} ${nik}`)
      await writer.close()
    },
    { name, nik },
  )

test('I13: after a working day the files of the browser hold none of 50 planted names and numbers, and the search finds what lies in clear; emptied, the computer knows nobody', async () => {
  test.setTimeout(300_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    let page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    let seq = 0
    for (const [n, { name, nik }] of planted.entries()) {
      seq = await registerPatient(page, name, nik, seq)
      if (n % 5 !== 0) continue
      seq = (await openVisit(page, seq)).seq
      seq = await recordVitals(page, name, seq)
    }
    // A form left half-typed, a search, a patient opened by address, a reload: what a day leaves.
    await openIntake(page, planted[5]!.name)
    await page.getByLabel('TD (tensi)').fill('190/100')
    await page.getByLabel('Cari pasien').fill(planted[7]!.name.toLowerCase())
    await page.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor()
    await page.getByLabel('Cari pasien').press('Enter')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await page.reload()
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F3')
    await page.getByLabel('Nama lengkap').fill(planted[9]!.name)
    await page.getByLabel('NIK', { exact: true }).fill(planted[9]!.nik)
    await page.keyboard.press('Escape')
    await untilAllSent(page)
    // Closed as a person does it, so that everything the browser had in memory is in its files.
    await profile.close()
    const day = await rawHits(profile.folder, words)
    expect(day.bytes).toBeGreaterThan(1_000_000)
    expect(day.hits).toEqual([])

    // And the search does find what lies in clear, in every kind of store.
    page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const [left] = planted
    await careless(page, left!.name, left!.nik)
    await profile.close()
    const found = await rawHits(profile.folder, [left!.name, left!.nik])
    const folders = new Set(found.hits.map(({ file }) => file.split('/').slice(0, 2).join('/')))
    expect([...folders].sort()).toEqual(['Default/File System', 'Default/IndexedDB', 'Default/Local Storage'])

    // Emptied, with every form finished.
    page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await page.keyboard.press('F3')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue(planted[9]!.name)
    seq = await registerPatient(page, planted[9]!.name, '9171040101871999', seq)
    await openIntake(page, planted[5]!.name)
    await page.keyboard.press('Control+Enter')
    seq = await saved(page, seq)
    await untilAllSent(page)
    await page.getByRole('button', { name: /^Akun/ }).click()
    await page.getByRole('menuitem', { name: 'Perangkat ini' }).click()
    await page.getByRole('button', { name: 'Kosongkan komputer ini' }).click()
    await page.getByRole('button', { name: 'Ya, kosongkan' }).click()
    await expect(page.getByText('Komputer ini belum terdaftar.')).toBeVisible()
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
