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
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state ?? null),
    )
    .toBe('installed')
}

/** Since when it waits; a week is not waited for. */
const waitedAWeek = (page: Page) =>
  page.evaluate(() => {
    const [build] = (localStorage.getItem('lentera-versi-menunggu') ?? '').split(' ')
    localStorage.setItem('lentera-versi-menunggu', `${build} ${Date.now() - 8 * 86_400_000}`)
  })

/** Counts how often this tab is asked whether a new version may come. */
const countQuestions = (page: Page) =>
  page.evaluate(() => {
    const counted = globalThis as { questions?: number }
    counted.questions = 0
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => {
      if (data.type === 'MAY_YOU_GO') counted.questions! += 1
    })
  })
const questions = (page: Page) => page.evaluate(() => (globalThis as { questions?: number }).questions)

/** The button of a tab changes nothing while a form is open in whichever. */
async function refused(tab: Page): Promise<void> {
  await tab.bringToFront()
  await button(tab).click()
  await expect(tab.getByText('Belum diganti: masih ada isian')).toBeVisible()
}

test('R7: a new version waits for every half-typed form in every tab, and comes at a button and at night', async () => {
  test.setTimeout(180_000)
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

    // A calm bar after a week, in both tabs; no button of either goes over the form of one of them.
    await page.bringToFront()
    await page.keyboard.press('F3')
    await name(page).fill(typedName)
    await stored(page, front, 2)
    await waitedAWeek(page)
    await tab.reload()
    await refused(tab)
    await page.reload()
    await expect(name(page)).toHaveValue(typedName)
    await refused(page)
    await expect(name(page)).toHaveValue(typedName)
    for (const one of [page, tab]) expect(await versionOf(one)).toBe('1')

    // Put aside it is a draft, and nobody is in the middle of something.
    await page.keyboard.press('Escape')
    await button(page).click()
    for (const one of [page, tab]) await expect.poll(() => versionOf(one)).toBe('2')
    for (const one of [page, tab]) await atWork(one)

    // At ten past four nobody works; a form that is open keeps its version all the same.
    await page.bringToFront()
    await page.keyboard.press('F3')
    await expect(name(page)).toHaveValue(typedName)
    await countQuestions(page)
    await stored(page, front, 3)
    expect(await questions(page)).toBe(0)
    const night = await profile.context.newPage()
    await night.clock.install({ time: new Date(2026, 10, 28, 4, 10) })
    await night.goto(front.url)
    await atWork(night)
    await expect.poll(() => questions(page)).toBe(1)
    await refused(tab)
    for (const one of [page, tab]) expect(await versionOf(one)).toBe('2')
    await expect(name(page)).toHaveValue(typedName)
    await page.bringToFront()
    await page.keyboard.press('Escape')
    await night.reload()
    for (const one of [page, tab, night]) await expect.poll(() => versionOf(one)).toBe('3')
  } finally {
    await profile.destroy()
    await front.close()
    await hospital.destroy()
  }
})
