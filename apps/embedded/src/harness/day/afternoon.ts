import { expect, type Page } from 'playwright/test'
import { choosePatient } from '../at-the-desk.js'
import type { Station } from './station.js'

const form = (page: Page) => page.getByRole('form', { name: 'Ubah data pasien' })

export async function openAmend(page: Page, name: string): Promise<void> {
  await choosePatient(page, name)
  await page.getByRole('button', { name: 'Ubah data' }).waitFor()
  await page.keyboard.press('Alt+n')
  await form(page).waitFor()
}

/** In the form that is open. */
export async function amend({ page }: Station, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(answers))
    await form(page).getByLabel(label, { exact: true }).fill(value)
  await page.keyboard.press('Control+Enter')
  await expect(form(page)).toBeHidden()
  await expect(page.getByTestId('saved')).toContainText('Perubahan data')
}

/** The cable of these stations, out or in again. */
export async function offline(isOut: boolean, ...stations: readonly Station[]): Promise<void> {
  for (const { profile } of stations) await profile.context.setOffline(isOut)
}

const toCount = ({ page }: Station) => page.getByRole('option', { name: /hitung stok/i })

/**
 * The shelf has none left, the book says less than none: counted, and put right by a movement. Which counter is asked
 * depends on which of them the server came to hear last.
 * @returns the counter that was asked
 */
export async function countBottles(...counters: readonly Station[]): Promise<Station> {
  for (const counter of counters) await counter.screen('Perlu dicek')
  const asked = async () => {
    const counts = await Promise.all(counters.map((counter) => toCount(counter).count()))
    return counters.filter((_, n) => counts[n] === 1)
  }
  await expect.poll(async () => (await asked()).length, { timeout: 60_000 }).toBe(1)
  const counter = (await asked())[0]!
  const { page } = counter
  await toCount(counter).focus()
  await counter.press('Enter')
  await expect(page.getByText(/OBH.*menurut buku −1/)).toBeVisible()
  await counter.press('2')
  await page.getByLabel('Ada di rak').fill('0')
  await expect(page.getByText('selisih +1')).toBeVisible()
  await counter.press('Control+Enter')
  await counter.saved()
  return counter
}
