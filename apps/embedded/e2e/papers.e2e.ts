import { expect, test, type Page } from 'playwright/test'
import { openVisit, registerPatient, signIn, untilCached } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

/** Papers that went to the printer, as text; a headless browser has none. */
const printed = (page: Page) => page.evaluate(() => (window as unknown as { papers: string[] }).papers)

/** Must run before the app does, in the page and in the document that is printed. */
async function catchPapers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const top = window.top as unknown as { papers?: string[] }
    top.papers ??= []
    window.print = () => void top.papers!.push(document.body.innerText.replace(/\s*\n\s*/g, '\n'))
  })
}

test('N6: a ticket is printed with the visit and again by one key, the server being dead', async () => {
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await catchPapers(page)
    const errors: string[] = []
    page.on('console', (message) => /Content.Security/i.test(message.text()) && errors.push(message.text()))
    await page.goto(hospital.url)
    await signIn(page, 'loket')
    await untilCached(page)
    await hospital.kill()

    const { ticket, seq } = await openVisit(
      page,
      await registerPatient(page, 'Yosina Kertas', '9171040101919021', 0),
    )
    await expect.poll(() => printed(page)).toHaveLength(1)
    const [first] = await printed(page)
    expect(first).toContain(ticket)
    expect(first).toContain('Poli Umum')
    expect(first).toMatch(/\d+ orang di depan Anda/)
    expect(first).toMatch(/No\. RM \d\d-\d\d-\d\d/)
    expect(first).toContain('Untuk petugas: pindai di ruang pemeriksaan')
    expect(first, 'a paper in a bin names nobody').not.toContain('Yosina')
    await expect(page.getByLabel('Cari pasien')).toBeFocused()

    await page.keyboard.press('F9')
    await expect.poll(() => printed(page)).toHaveLength(2)
    expect((await printed(page))[1]).toContain('CETAK ULANG')
    expect(errors).toEqual([])

    await page.getByText('Cetak tiket setiap kali Daftarkan').click()
    await openVisit(page, await registerPatient(page, 'Yulius Kertas', '9171040101929022', seq))
    expect(await printed(page)).toHaveLength(2)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
