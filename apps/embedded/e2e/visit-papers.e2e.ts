import { expect, test, type Page } from 'playwright/test'
import {
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { catchPapers, printed } from '../src/harness/catch-papers.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

/** The last paper, once `count` of them went to the printer since the page was loaded. */
async function paper(page: Page, count: number): Promise<string> {
  await expect.poll(() => printed(page)).toHaveLength(count)
  return (await printed(page)).at(-1)!
}

test('a doctor without a server prints resume medis and sick letter, and prints them again as copies', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const [door, room] = [await Profile.create(), await Profile.create()]
  try {
    const nurse = await door.open()
    await nurse.goto(hospital.url)
    await signIn(nurse, 'perawat')
    await registerPatient(nurse, 'Yosefina Kertas', '9171044101909101', 0)
    const { seq } = await openVisit(nurse, 0)
    await recordVitals(nurse, 'Yosefina Kertas', seq)
    await untilAllSent(nurse)

    const page = await room.open()
    await catchPapers(page)
    await page.goto(hospital.url)
    await signIn(page, 'dokter')
    await page.goto(`${hospital.url}/periksa/`)
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText(/Yosefina Kertas/i, {
      timeout: 45_000,
    })
    await untilCached(page)
    await hospital.kill()
    const visitUrl = page.url()

    await page.getByLabel('Keluhan').fill('Batuk pilek tiga hari')
    await page.keyboard.press('F3')
    await page.keyboard.type('ispa')
    await page.getByRole('option', { name: /J06/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await saved(page, 0)
    await page.goto(visitUrl)
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText(/Yosefina Kertas/i)

    // F9, Enter: what this device knows of the visit.
    await page.keyboard.press('F9')
    await expect(page.getByRole('dialog', { name: 'Cetak' })).toBeVisible()
    await page.keyboard.press('Enter')
    const summary = await paper(page, 1)
    for (const said of [
      'RESUME MEDIS',
      'Yosefina Kertas',
      'Tidak ada alergi',
      'J06.9',
      'Utama',
      '120/80',
      'Batuk pilek tiga hari',
      'dr. Alexander',
    ])
      expect(summary).toContain(said)
    expect(summary).not.toContain('SALINAN')

    // F9, 3, Enter: three days of rest, within ten seconds.
    const since = Date.now()
    await page.keyboard.press('F9')
    await page.keyboard.type('3')
    await expect(page.getByText('Diagnosis tidak dicetak.')).toBeVisible()
    await page.keyboard.press('Enter')
    const letter = await paper(page, 2)
    expect(Date.now() - since).toBeLessThan(10_000)
    expect(letter).toMatch(/Nomor: S[1-9A-Z][A-Z]?[A-Z]?-001\/\d\d-\d\d-\d{4}/)
    expect(letter).toContain('selama 3 (tiga) hari')
    expect(letter).not.toMatch(/J06|ISPA|diagnos/i)

    // Shift+F9: the newest paper is at hand, and is a copy from now on.
    await page.keyboard.press('Shift+F9')
    const list = page.getByRole('listbox', { name: 'Cetak ulang hari ini' })
    await expect(list.getByRole('option')).toHaveText([/Surat sakit.*1 kali/, /Resume medis.*1 kali/])
    await page.keyboard.press('Enter')
    const copy = await paper(page, 3)
    expect(copy).toContain('SALINAN ke-1')
    expect(copy).toContain(/Nomor: \S+/.exec(letter)![0])
    await page.keyboard.press('Shift+F9')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await paper(page, 4)).toContain('SALINAN ke-1')

    // Who printed what is known at the office once there is a line.
    await hospital.start()
    await untilAllSent(page)
    expect(
      await query(
        hospital,
        `select screen, count(*)::int as times from access_log where screen like 'print-%' group by 1 order by 1`,
      ),
    ).toEqual([
      { screen: 'print-sick-letter', times: 2 },
      { screen: 'print-visit-summary', times: 2 },
    ])
    expect(
      await query(
        hospital,
        `select days, until - "from" as more, count(*)::int as n from sick_letters group by 1, 2`,
      ),
    ).toEqual([{ days: 3, more: 2, n: 1 }])
  } finally {
    await room.destroy()
    await door.destroy()
    await hospital.destroy()
  }
})
