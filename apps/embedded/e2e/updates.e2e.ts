import { expect, test, type Page } from 'playwright/test'
import { atWork, signIn, untilCached } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { VersionFront } from '../src/harness/version-front.js'

const typedName = 'Yosefina Setengah Jadi'
const name = (page: Page) => page.getByLabel('Nama lengkap')
const button = (page: Page) => page.getByRole('button', { name: 'Pakai sekarang' })
const versionOf = (page: Page) =>
  page
    .locator('meta[name=versi]')
    .getAttribute('content', { timeout: 1000 })
    .catch(() => '1')

/** The browser asks for a new version, as it does by itself once a day, and stores it. */
async function stored(page: Page, front: VersionFront, version: number): Promise<void> {
  front.version = version
  await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!
    await registration.update()
  })
  await page.waitForFunction(
    async () => ((await navigator.serviceWorker.getRegistration())?.waiting ?? null) !== null,
  )
}

/** Since when it waits; a week is not waited for. */
const waitedAWeek = (page: Page) =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((one) => one === 'lentera-versi-menunggu'))
      localStorage.removeItem(key)
    localStorage.setItem('lentera-versi-menunggu', `0.1.0 ${Date.now() - 8 * 86_400_000}`)
  })

test('R12: a new version waits for every half-typed form in every tab, and comes at a button, at the lock and at night', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  const front = await VersionFront.create(hospital)
  try {
    const page = await profile.open()
    await page.goto(front.url)
    await signIn(page, 'loket')
    await untilCached(page)
    const tab = await profile.context.newPage()
    await tab.goto(`${front.url}/kirim/`)
    await atWork(tab)

    await page.bringToFront()
    await page.keyboard.press('F3')
    await name(page).fill(typedName)
    await waitedAWeek(page)
    await stored(page, front, 2)
    // A calm bar after a week, in both tabs; no button of either goes over the form of the other.
    for (const one of [tab, page]) {
      await one.bringToFront()
      await button(one).click()
      await expect(one.getByText('Belum diganti: masih ada isian')).toBeVisible()
      expect(await versionOf(one)).toBe('1')
    }
    await expect(name(page)).toHaveValue(typedName)

    // Put aside, it is a draft, and nobody is in the middle of something.
    await page.keyboard.press('Escape')
    await button(page).click()
    await expect.poll(() => versionOf(page)).toBe('2')
    await expect.poll(() => versionOf(tab)).toBe('2')
    await atWork(page)
    await page.bringToFront()
    await page.keyboard.press('F3')
    await expect(name(page)).toHaveValue(typedName)

    // At the lock, with the form open until then.
    await stored(page, front, 3)
    await name(page).fill(`${typedName} Dua`)
    await page.getByRole('button', { name: /^Akun/ }).click()
    await page.getByRole('menuitem', { name: 'Kunci' }).click()
    await expect.poll(() => versionOf(page)).toBe('3')
    await expect.poll(() => versionOf(tab)).toBe('3')
    await signIn(page, 'loket')
    await expect(async () => {
      await page.keyboard.press('F3')
      await expect(name(page)).toHaveValue(`${typedName} Dua`, { timeout: 2000 })
    }).toPass()
    await page.keyboard.press('Escape')

    // At ten past four nobody works; a form that is open keeps its version all the same.
    await page.keyboard.press('F3')
    await expect(name(page)).toHaveValue(`${typedName} Dua`)
    await stored(page, front, 4)
    const night = await profile.context.newPage()
    await night.clock.install({ time: new Date(2026, 10, 28, 4, 10) })
    await night.goto(front.url)
    await night.getByRole('main').first().waitFor()
    await expect(name(page)).toHaveValue(`${typedName} Dua`)
    expect(await versionOf(page)).toBe('3')
    await page.keyboard.press('Escape')
    await night.reload()
    await expect.poll(() => versionOf(page)).toBe('4')
  } finally {
    await profile.destroy()
    await front.close()
    await hospital.destroy()
  }
})
