import { expect, test, type Page } from 'playwright/test'
import {
  choosePatient,
  openVisit,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
} from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const toCheck = (page: Page) => page.getByRole('link', { name: /^Perlu dicek/ })

async function openAmend(page: Page, name: string): Promise<void> {
  await choosePatient(page, name)
  await page.getByRole('button', { name: 'Ubah data' }).waitFor()
  await page.keyboard.press('Alt+n')
  await page.getByRole('form', { name: 'Ubah data pasien' }).waitFor()
}

async function amend(page: Page, name: string, phone: string): Promise<void> {
  await page.getByLabel('Nama lengkap').fill(name)
  await page.getByLabel('No. HP').fill(phone)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('saved')).toContainText(`Perubahan data ${name}`)
}

test('two desks without a line change one patient: one key says which name is right, and who changed the phone is told', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profiles = [await Profile.create(), await Profile.create()] as const
  try {
    const [first, second] = [await profiles[0].open(), await profiles[1].open()]
    for (const page of [first, second]) {
      await page.goto(hospital.url)
      await signIn(page, 'loket')
    }
    const seq = await registerPatient(first, 'Rina Wanggai', '9171044101909001', 0)
    await openVisit(first, seq)
    await untilAllSent(first)
    await untilAllSent(second)
    // The second desk holds the directory only: opening the form brings the patient.
    await openAmend(second, 'Wanggai')
    await openAmend(first, 'Wanggai')

    for (const { context } of profiles) await context.setOffline(true)
    await amend(first, 'Rina Wenda', '081200000001')
    await amend(second, 'Rina Wonda', '081200000002')
    await profiles[0].context.setOffline(false)
    await untilAllSent(first)
    await profiles[1].context.setOffline(false)
    await untilAllSent(second)

    await toCheck(second).click()
    await second.getByRole('option', { name: /Rina Wenda/ }).waitFor()
    await second.keyboard.press('Enter')
    await expect(second.getByRole('region', { name: 'Yang berlaku sekarang' })).toContainText('Rina Wenda')
    await expect(second.getByRole('region', { name: 'Usulan perubahan' })).toContainText('Rina Wonda')
    await expect(toCheck(second)).toContainText('1 perlu dicek')
    await profiles[1].context.setOffline(true)
    const before = Number(await second.getByTestId('saved').getAttribute('data-seq'))
    await second.keyboard.press('2')
    await saved(second, before)
    await expect(second.getByText('Sudah diputuskan, menunggu server')).toBeVisible()
    await expect(toCheck(second)).not.toContainText('1 perlu dicek')
    await profiles[1].context.setOffline(false)
    await untilAllSent(second)
    await toCheck(second).click()
    await expect(second.getByText('Tidak ada yang perlu dicek.')).toBeVisible()

    await second.getByRole('link', { name: 'Loket', exact: true }).click()
    await expect(second.getByText(/No. HP Rina Wonda juga diubah/)).toBeVisible()
    await second.keyboard.press('Alt+k')
    await untilAllSent(second)
    await untilAllSent(first)
    await openAmend(first, 'Wonda')
    await expect(first.getByLabel('No. HP')).toHaveValue('081200000002')
  } finally {
    for (const profile of profiles) await profile.destroy()
    await hospital.destroy()
  }
})
