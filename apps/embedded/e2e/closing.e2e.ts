import { expect, test } from 'playwright/test'
import { arrived } from '../src/harness/arrived.js'
import { signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

test('a visit with a paket closes key by key; over what is unsigned or unsent only when told twice, and nothing typed is lost', async () => {
  test.setTimeout(180_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const [first, second, third] = await arrived(hospital, 3, { isMeasured: true })
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'dokter')
    const row = (name: string) => page.getByRole('option', { name: new RegExp(name) })
    const banner = page.getByLabel('Pasien yang terbuka')
    const closing = page.getByRole('form', { name: 'Selesaikan kunjungan' })
    const saved = page.getByTestId('saved')
    const open = async (name: string) => {
      await page.keyboard.press('Alt+a')
      await row(name).focus()
      await page.keyboard.press('Enter')
      await expect(banner).toContainText(name)
      await expect(page.getByLabel('Keluhan')).toBeFocused()
    }
    const takePaket = async () => {
      await page.keyboard.press('Alt+k')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await expect(page.getByLabel('Rencana, edukasi')).not.toHaveValue('')
    }

    // Closing before signing: the key says what would be left behind, and the focus stands on the way there.
    await row(first!.name).waitFor({ timeout: 45_000 })
    await open(first!.name)
    await takePaket()
    await page.keyboard.press('Alt+p')
    await closing.waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(closing.getByText(/Pemeriksaan belum ditandatangani\. Resep belum dikirim/)).toContainText(
      'Enter untuk membukanya; Ctrl+Enter sekali lagi menutup kunjungan tanpa itu.',
    )
    await expect(row('Pemeriksaan belum ditandatangani')).toBeFocused()
    // From there one key signs, one sends, one closes.
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Rencana, edukasi')).not.toHaveValue('')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByLabel('Obat 1: Amlodipin tab 5 mg')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText('Resep')
    await expect(closing.getByText('Semua sudah terisi.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText('selesai')

    // Signed first: the medicines are sent, and the next patient is there as after any signature.
    await open(second!.name)
    await takePaket()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByLabel('Obat 1: Amlodipin tab 5 mg')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(banner).toContainText(third!.name)

    // Told twice: closed, and what was typed is offered as an addendum.
    await expect(page.getByLabel('Keluhan')).toBeFocused()
    await page.getByLabel('Pemeriksaan fisik').fill('Luka lecet lutut kanan')
    await page.keyboard.press('Alt+p')
    await closing.waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(row('Pemeriksaan belum ditandatangani')).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText(`${third!.name} selesai`)
    await page.keyboard.press('Alt+b')
    await row(`${third!.name}.*Pemeriksaan`).focus()
    await page.keyboard.press('Enter')
    const addendum = page.getByRole('textbox', { name: 'Catatan tambahan' })
    await expect(addendum).toHaveValue('Luka lecet lutut kanan')
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText('Catatan tambahan')
    await page.keyboard.press('Alt+b')
    await page.getByRole('heading', { name: 'Belum selesai hari ini' }).waitFor()
    await expect(row('belum ditandatangani')).toHaveCount(0)

    await untilAllSent(page)
    const left = await query<{ name: string; status: string; lines: number }>(
      hospital,
      `select p.name, v.status, (select count(*)::int from prescription_lines l where l.visit_id = v.id) as lines
        from visits v join patients p on p.id = v.patient_id order by v.id`,
    )
    expect(left).toEqual([
      { name: first!.name, status: 'closed', lines: 1 },
      { name: second!.name, status: 'open', lines: 1 },
      { name: third!.name, status: 'closed', lines: 0 },
    ])
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
