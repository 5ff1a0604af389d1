import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from 'playwright/test'
import { lock } from '../src/harness/at-prescribing.js'
import { signIn, untilCached } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const roles = ['loket', 'perawat', 'dokter', 'apoteker', 'admin']

/** The title of a screen's own page. */
async function titleOf(path: string): Promise<string> {
  const file = new URL(`../../../docs/training/${path.split('/')[1]!}.md`, import.meta.url)
  return /^# (.+)$/m.exec(await readFile(file, 'utf8'))![1]!
}

/** Marks the element that has the focus, so that it is known again; the work area where none has it. */
const markFocus = (page: Page) =>
  page.evaluate(() => {
    for (const marked of document.querySelectorAll('[data-held]')) marked.removeAttribute('data-held')
    const { activeElement, body } = document
    const held = activeElement === body ? document.getElementById('work') : activeElement
    held!.setAttribute('data-held', '')
  })

/** Opens the help, sees that it is the right page, closes it; the keyboard is where it was. */
async function lookUp(page: Page, who: string): Promise<void> {
  const current = page.getByRole('navigation', { name: 'Layar' }).locator('[aria-current]')
  const path = (await current.getAttribute('href'))!
  const where = `${who} on ${path}`
  await markFocus(page)
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: await titleOf(path), exact: true })
  await expect(dialog, where).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.locator('[data-held]'), where).toBeFocused()
}

/** At the front door: help is there, and what would open a window of the browser is stopped. */
async function lookUpAtDoor(page: Page): Promise<void> {
  const name = page.getByLabel('Nama pengguna')
  await name.focus()
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: await titleOf('/masuk/'), exact: true })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(name).toBeFocused()
  await page.evaluate(() =>
    addEventListener('keydown', (event) => {
      document.body.dataset.stopped = `${event.key} ${event.defaultPrevented}`
    }),
  )
  for (const [keys, key] of [
    ['Control+s', 's'],
    ['F3', 'F3'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.locator('body')).toHaveAttribute('data-stopped', `${key} true`)
  }
}

test('F1 opens the page of each screen of each role with the server dead, and gives the focus back', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await expect(page.getByText('Sandi setiap akun lentera-demo.')).toBeVisible()
    await lookUpAtDoor(page)
    // Once with a line, so that this computer knows them.
    for (const role of roles) {
      await signIn(page, role)
      if (role === roles[0]) await untilCached(page)
      await lock(page)
    }
    await hospital.kill()
    await lookUpAtDoor(page)
    const seen = new Set<string>()
    for (const role of roles) {
      await signIn(page, role)
      // Where the sign-in led to, before anything was pressed there.
      await lookUp(page, role)
      const links = page.getByRole('navigation', { name: 'Layar' }).getByRole('link')
      for (let at = 0; at < (await links.count()); at += 1) {
        const path = (await links.nth(at).getAttribute('href'))!
        if (seen.has(path)) continue
        seen.add(path)
        await links.nth(at).click()
        await expect(links.nth(at)).toHaveAttribute('aria-current', 'page')
        await lookUp(page, role)
      }
      await lock(page)
    }
    expect(seen.size).toBeGreaterThanOrEqual(14)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
