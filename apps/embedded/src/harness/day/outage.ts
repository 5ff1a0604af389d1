import { expect } from 'playwright/test'
import { untilAllSent } from '../at-the-desk.js'
import type { Station } from './station.js'

/** A form that nobody finished, begun with the ninth field in hand. */
export async function beginEster({ page }: Station): Promise<void> {
  await page.bringToFront()
  await page.keyboard.press('F3')
  await page.getByLabel('NIK', { exact: true }).fill('9171044101909109')
  await page.getByLabel('Nama lengkap').fill('Ester Padam')
  await page.getByLabel('Nama ibu').focus()
  await page.keyboard.type('Ruth Pad')
}

/** Opens *Status kirim* and waits until nothing is owed; the sentence says until when all is safe. */
export async function allSafe(station: Station): Promise<void> {
  await untilAllSent(station.page)
  // What was just sent is said first; whoever comes back later reads this.
  await station.screen('Perlu dicek')
  await station.screen('Status kirim')
  await expect(station.page.getByText(/^Semua data aman di server sampai \d\d[.:]\d\d/)).toBeVisible()
}

/** Names and tickets of everybody in the list of today, in no order. */
export async function listOf(station: Station): Promise<string[]> {
  await station.screen('Daftar tunggu')
  const rows = station.page.getByRole('listbox', { name: 'Pasien hari ini' }).getByRole('option')
  await rows.first().waitFor()
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('strong')].map((strong) => strong.textContent).join(' ')),
  )
  return texts.sort()
}

/**
 * Nobody has to click anything away: the light is grey, the work goes on. The server of the tests has another day, so
 * without it this computer seems to have a wrong one.
 */
export async function goesOnAlone(station: Station): Promise<void> {
  await expect(
    station.page.getByRole('banner').getByText(/^(Server tidak terhubung|Jam komputer salah)$/),
  ).toBeVisible({ timeout: 45_000 })
  await expect(station.page.getByRole('dialog')).toHaveCount(0)
  await expect(station.page.getByRole('alertdialog')).toHaveCount(0)
}
