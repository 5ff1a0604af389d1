import { expect, type Page } from 'playwright/test'
import { query } from './database.js'
import type { Hospital } from './hospital.js'

/** Somebody else at the same computer. */
export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Akun/ }).click()
  await page.getByRole('menuitem', { name: 'Kunci' }).click()
  await page.getByLabel('Nama pengguna').waitFor()
}

/** The visit of a patient, by name. */
export async function visitOf(hospital: Hospital, name: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    hospital,
    `select v.id from visits v join patients p on p.id = v.patient_id where p.name = $1 order by v.opened_at desc`,
    [name],
  )
  return row!.id
}

/** The box of a line, counted from one. */
export const lineBox = (page: Page, number: number) => page.getByLabel(new RegExp(`^Obat ${number}\\s*(:|$)`))

export async function openPrescription(page: Page, hospital: Hospital, visitId: string): Promise<void> {
  await page.goto(`${hospital.url}/resep/?id=${visitId}`)
  await lineBox(page, 1).waitFor()
}

/** A line that names its drug already, and stands in a box of its own. */
export const expectLine = (page: Page, number: number, drug: string | RegExp) =>
  expect(page.getByLabel(typeof drug === 'string' ? `Obat ${number}: ${drug}` : drug)).toBeVisible()
