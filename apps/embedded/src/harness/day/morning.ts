import { expect } from 'playwright/test'
import { typeIntake } from '../at-the-desk.js'
import { printed } from '../catch-papers.js'
import type { Station } from './station.js'

const hits = (desk: Station) => desk.page.getByRole('listbox', { name: 'Pasien yang cocok' })

/** The ticket that the station printed last. */
export async function lastTicket(desk: Station): Promise<string> {
  const text = (await printed(desk.page)).at(-1) ?? ''
  return /[A-Z][0-9A-Z]-\d+/.exec(text)![0]
}

/** Somebody known: search, Enter, poli, saved, printed. @returns keys beyond the search, and the ticket */
export async function registerKnown(desk: Station, search: string, name: RegExp) {
  const papers = (await printed(desk.page)).length
  await desk.press('F2', search)
  await hits(desk).getByRole('option', { name }).first().waitFor()
  const names = await hits(desk).getByRole('option').allTextContents()
  const place = names.findIndex((text) => name.test(text))
  expect(place).toBeLessThan(5)
  let keys = await desk.press(...Array.from({ length: place }, () => 'ArrowDown'), 'Enter')
  await desk.page.getByRole('form', { name: 'Daftarkan' }).waitFor()
  keys += await desk.press('1', 'Control+Enter')
  await expect.poll(async () => (await printed(desk.page)).length).toBe(papers + 1)
  await expect(desk.page.getByLabel('Cari pasien')).toBeFocused()
  await expect(desk.page.getByLabel('Cari pasien')).toHaveValue('')
  return { keys, ticket: await lastTicket(desk) }
}

/** Line 5: the card is lost, "umur 40", payer umum; every key by hand. */
export async function registerYosefina(desk: Station): Promise<void> {
  await desk.press('F3')
  await desk.page.getByLabel('NIK', { exact: true }).waitFor()
  await desk.press('Enter', 'k', 'Enter', 'Enter', 'Yosefina Kogoya', 'Enter', 'p', '40th')
  await desk.press('Enter', 'Enter', 'Enter', 'koya bar', 'Enter')
  // Hamlet, RT, RW, telephone, family card: none is asked for.
  await desk.press('Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'u', 'Control+Enter')
  await openVisit(desk)
}

/** The form of a visit is open: poli umum, saved, printed. */
export async function openVisit(desk: Station): Promise<string> {
  const papers = (await printed(desk.page)).length
  await desk.page.getByRole('form', { name: 'Daftarkan' }).waitFor()
  await desk.press('1', 'Control+Enter')
  await expect.poll(async () => (await printed(desk.page)).length).toBe(papers + 1)
  return lastTicket(desk)
}

/** Line 6: a child of three whom nobody knows, as far as the sex and the day of birth. */
export async function beginRizky(desk: Station): Promise<void> {
  const { page } = desk
  await desk.press('F3')
  await page.getByRole('button', { name: /Tanpa NIK karena/ }).click()
  await page.getByRole('option', { name: 'Belum punya' }).click()
  await page.getByLabel('Nama lengkap').fill('Rizky Kogoya')
  await page.getByRole('radiogroup', { name: 'Jenis kelamin' }).getByText('Laki-laki').click()
  await page.getByLabel('Tanggal lahir').fill('11082023')
  await page.getByLabel('Tanggal lahir').press('Tab')
}

export async function finishRizky(desk: Station): Promise<string> {
  const { page } = desk
  await page.getByLabel('Nama ibu').fill('Yosefina Kogoya')
  await fillParent(desk, 'Yosefina Kogoya')
  await finishNewPerson(desk)
  return openVisit(desk)
}

/** Village and payer, saved; the form of the visit opens. */
export async function finishNewPerson(desk: Station): Promise<void> {
  await fillVillage(desk)
  await desk.press('Control+Enter')
  await desk.page.getByRole('form', { name: 'Daftarkan' }).waitFor()
}

async function fillParent({ page }: Station, name: string): Promise<void> {
  await page.getByLabel('Penanggung jawab').fill(name)
  await page.getByRole('button', { name: /Hubungan/ }).click()
  await page.getByRole('option', { name: 'Orang tua' }).click()
}

async function fillVillage({ page }: Station): Promise<void> {
  const village = page.getByRole('combobox', { name: 'Desa / kelurahan' })
  await village.fill('Holte')
  await page.getByRole('option').first().waitFor()
  await village.press('Enter')
  await page.getByRole('radiogroup', { name: 'Cara bayar' }).getByText('Umum', { exact: true }).click()
}

/** Line 7: the first of two, born three weeks ago, with the number of their mother; the second's form opens itself. */
export async function registerTwins(desk: Station): Promise<void> {
  const { page } = desk
  await desk.press('F3')
  await desk.page.getByLabel('NIK', { exact: true }).waitFor()
  await desk.press('Alt+k')
  await page.getByRole('button', { name: /Tanpa NIK karena/ }).click()
  await page.getByRole('option', { name: 'Bayi' }).click()
  await page.getByLabel('NIK ibu').fill('9171046002959105')
  await page.getByLabel('Nama lengkap').fill('By Dewi Lestari Satu')
  await page.getByRole('radiogroup', { name: 'Jenis kelamin' }).getByText('Perempuan').click()
  await page.getByLabel('atau umur').fill('21hr')
  await page.getByLabel('Nama ibu').fill('Dewi Lestari')
  await fillParent(desk, 'Dewi Lestari')
  await fillVillage(desk)
  await desk.press('Control+Enter')
  await expect(page.getByText(/^Kembar, anak ke-2/)).toBeVisible()
  await page.getByLabel('Nama lengkap').fill('By Dewi Lestari Dua')
  const sex = page.getByRole('radiogroup', { name: 'Jenis kelamin' })
  await sex.getByText('Laki-laki').click()
  await desk.press('Control+Enter')
  await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
}

/** An intake without findings. @param weight of a child; an adult weighs what the harness says */
export async function measure(nurse: Station, name: string, weight?: string): Promise<void> {
  const { page } = nurse
  await openIntake(nurse, name)
  if (await page.getByText(/Jawaban terakhir/).isHidden())
    await page.getByRole('radiogroup', { name: 'Ada alergi?' }).getByText('Tidak ada').click()
  await page.getByLabel('Keluhan').focus()
  if (weight === undefined) await typeIntake(page, 'Batuk')
  else {
    await nurse.press('Batuk', 'Alt+n')
    for (const [label, value] of [
      ['Nadi', '100'],
      ['RR', '26'],
      ['Suhu', '36,5'],
      ['BB', weight],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value)
  }
  for (const question of ['Hamil?', 'Menyusui?']) {
    const group = page.getByRole('radiogroup', { name: question })
    if (await group.isVisible()) await group.getByText('Tidak', { exact: true }).click()
  }
}

export async function openIntake(nurse: Station, name: string): Promise<void> {
  await nurse.screen('Daftar tunggu')
  await nurse.row(name).click()
  await nurse.page.getByLabel('TD (tensi)').waitFor()
}

/** Saves an intake; what is still missing is said once. */
export async function saveIntake(nurse: Station): Promise<void> {
  await nurse.press('Control+Enter')
  const missing = nurse.page.getByText(/^Belum diisi:/)
  const line = nurse.page.getByTestId('saved').filter({ hasText: 'Kajian' })
  await missing.or(line).first().waitFor()
  if (await missing.isVisible()) await nurse.press('Control+Enter')
  await nurse.saved(/^Kajian/)
}
