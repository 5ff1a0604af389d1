import { expect, type Page } from 'playwright/test'

/** What a person does at the desk, by the words and keys of the screens. */

export async function signIn(page: Page, username: string, password = 'lentera-demo'): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Sandi', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await atWork(page)
}

/** Signed in, with the rail in sight. */
export const atWork = (page: Page): Promise<void> =>
  expect(page.getByRole('navigation', { name: 'Layar' })).toBeVisible({ timeout: 30_000 })

/** Finds a patient by name and opens the form of a visit. */
export async function choosePatient(page: Page, name: string): Promise<void> {
  await go(page, 'Loket')
  await page.getByLabel('Cari pasien').fill(name)
  await page.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor()
  await page.getByLabel('Cari pasien').press('Enter')
}

/** The app must be able to come up without a server before the plug is pulled. */
export async function untilCached(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await atWork(page)
}

/** The line "… · tersimpan 08:15" for a command newer than the one before; answers its sequence number. */
export async function saved(page: Page, after: number): Promise<number> {
  const line = page.getByTestId('saved')
  await expect(async () =>
    expect(Number(await line.getAttribute('data-seq'))).toBeGreaterThan(after),
  ).toPass()
  await expect(line).toContainText('tersimpan')
  return Number(await line.getAttribute('data-seq'))
}

/** To a screen by the rail, whatever count stands beside its name. */
export const go = (page: Page, screen: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Layar' })
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click()

const choose = (page: Page, question: string, answer: string) =>
  page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click()

/** The form of a new patient, ready to be saved. */
export async function fillRegistration(page: Page, name: string, nik: string): Promise<void> {
  await go(page, 'Loket')
  await page.keyboard.press('F3')
  await page.getByLabel('NIK', { exact: true }).fill(nik)
  await page.getByLabel('Nama lengkap').fill(name)
  const village = page.getByRole('combobox', { name: 'Desa / kelurahan' })
  await village.fill('Holte')
  await page.getByRole('option').first().waitFor()
  await village.press('Enter')
  await choose(page, 'Cara bayar', 'Umum')
}

export async function registerPatient(page: Page, name: string, nik: string, after: number): Promise<number> {
  await fillRegistration(page, name, nik)
  await page.keyboard.press('Control+Enter')
  return saved(page, after)
}

/** The patient is chosen already, as after a registration. */
export async function openVisit(page: Page, after: number): Promise<{ seq: number; ticket: string }> {
  const form = page.getByRole('form', { name: 'Daftarkan' })
  await form.waitFor()
  // The server of the tests has another day than this computer: after a new start without it the desk is asked once.
  const dateIsRight = form.getByRole('button', { name: 'Ya, benar' })
  if (await dateIsRight.isVisible()) {
    await dateIsRight.click()
    await dateIsRight.waitFor({ state: 'hidden' })
  }
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  const seq = await saved(page, after)
  const text = (await page.getByTestId('ticket').textContent()) ?? ''
  return { seq, ticket: /[A-Z][0-9A-Z]+-\d+/.exec(text)![0] }
}

/** Opens the intake of somebody in the list of today. */
export async function openIntake(page: Page, name: string): Promise<void> {
  await go(page, 'Daftar tunggu')
  await page.getByRole('option', { name }).click()
  await page.getByLabel('TD (tensi)').waitFor()
}

/** The whole intake of an adult without findings, by the keys of the form; the focus is in the complaint. */
export async function typeIntake(page: Page, complaint: string): Promise<void> {
  await page.keyboard.type(complaint)
  await page.keyboard.press('Alt+n')
  for (const [label, value] of [
    ['TD (tensi)', '120/80'],
    ['Nadi', '80'],
    ['RR', '18'],
    ['Suhu', '36,5'],
    ['BB', '61'],
    ['TB', '165'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
}

export async function recordVitals(page: Page, name: string, after: number): Promise<number> {
  await openIntake(page, name)
  await choose(page, 'Ada alergi?', 'Tidak ada')
  await page.getByLabel('Keluhan').focus()
  await typeIntake(page, 'Batuk')
  // Only of women from 10 to 54.
  for (const question of ['Hamil?', 'Menyusui?'])
    if (await page.getByRole('radiogroup', { name: question }).isVisible())
      await choose(page, question, 'Tidak')
  await page.keyboard.press('Control+Enter')
  return saved(page, after)
}

export async function unsent(page: Page): Promise<string> {
  await go(page, 'Status kirim')
  return (await page.getByTestId('unsent-count').textContent()) ?? ''
}

export async function untilAllSent(page: Page): Promise<void> {
  await expect(async () => {
    // A form that was just saved may still lead to the next one.
    if (!page.url().includes('/kirim/')) await go(page, 'Status kirim')
    await page.getByRole('button', { name: 'Kirim sekarang' }).click({ timeout: 5_000 })
    await expect(page.getByTestId('unsent-count')).toHaveText('Tidak ada', { timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
}
