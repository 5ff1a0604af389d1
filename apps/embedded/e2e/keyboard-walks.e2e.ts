import { expect, test, type Page } from 'playwright/test'
import { query } from '../src/harness/database.js'
import { Hands } from '../src/harness/hands.js'
import { Hospital } from '../src/harness/hospital.js'
import { prescribed } from '../src/harness/prescribed.js'
import { Profile } from '../src/harness/profile.js'

/** After each step something has the focus, and it can be seen. */
class Walk extends Hands {
  protected override async key(name: string): Promise<void> {
    await super.key(name)
    await this.stands(name)
  }

  override async type(text: string): Promise<void> {
    await super.type(text)
    await this.stands(text)
  }

  /** Presses a key until the focus stands on what is named so, as somebody does who looks where it goes. */
  async until(key: string, name: RegExp, most = 40): Promise<void> {
    for (let n = 0; n < most; n += 1) {
      if (name.test(await this.#name())) return
      await this.press(key)
    }
    throw new Error(`${key} never came to ${name}: ${await this.#name()}`)
  }

  /** Within a moment the focus is somewhere, in sight, and drawn as such. */
  async stands(after: string): Promise<void> {
    const lost = () =>
      this.page.evaluate(() => {
        const here = document.activeElement as HTMLElement | null
        if (!here || here === document.body) return 'nothing has the focus'
        const { top, bottom, width } = here.getBoundingClientRect()
        if (bottom < 0 || top > window.innerHeight) return `out of sight: ${here.outerHTML.slice(0, 160)}`
        // An answer is drawn by its label, a box to tick by what stands in it.
        const label = width > 20 ? null : here.closest('label')
        const drawn = label ? [label, ...label.querySelectorAll('*')] : [here]
        const isDrawn = drawn.some((one) => {
          const { outlineStyle, boxShadow, borderColor } = getComputedStyle(one)
          return (
            outlineStyle !== 'none' ||
            boxShadow !== 'none' ||
            (one === drawn[0] && borderColor !== getComputedStyle(document.body).borderColor)
          )
        })
        return isDrawn ? '' : `not to be seen: ${drawn[0]!.outerHTML.slice(0, 200)}`
      })
    await expect.poll(lost, { message: `after ${after}` }).toBe('')
  }

  #name = (): Promise<string> =>
    this.page.evaluate(() => {
      const nameOf = (one: Element | null | undefined): string =>
        (one?.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' ')
      const here = document.activeElement
      // The work area can be focused to be scrolled; what is in it is not its name.
      if (here?.id === 'work') return ''
      const name = here?.getAttribute('aria-label') ?? (nameOf(here).trim() || here?.textContent)
      return name || nameOf(here?.closest('[role="radiogroup"]'))
    })
}

test.describe('a day without a mouse', () => {
  // One hospital; each role takes up what it finds.
  test.describe.configure({ mode: 'serial' })

  let hospital: Hospital
  let profile: Profile
  let page: Page
  let walk: Walk

  test.beforeAll(async () => {
    hospital = await Hospital.create()
  })
  test.afterAll(() => hospital.destroy())
  test.beforeEach(async () => {
    test.setTimeout(120_000)
    profile = await Profile.create()
    page = await profile.open()
    await page.addInitScript(() => {
      window.print = () => undefined
    })
    walk = new Walk(page)
    await page.goto(hospital.url)
  })
  test.afterEach(() => profile.destroy())

  const signIn = async (username: string) => {
    await expect(page.getByLabel('Nama pengguna')).toBeFocused()
    await walk.type(username)
    await walk.press('Enter')
    await walk.type('lentera-demo')
    await walk.press('Enter')
    await page.getByRole('navigation', { name: 'Layar' }).waitFor({ timeout: 30_000 })
  }
  const saved = (text: string) => expect(page.getByTestId('saved')).toContainText(text)
  const row = (name: string) => page.getByRole('option', { name: new RegExp(name) })

  test('a receptionist registers somebody new, opens the visit, and calls', async () => {
    await signIn('loket')
    await page.getByText('Ketik nama, RM, NIK').waitFor()
    await walk.press('F3')
    await page.getByLabel('NIK', { exact: true }).waitFor()
    await walk.type('9171040101909701')
    await walk.until('Enter', /^Nama lengkap/)
    await walk.type('Lukas Tanpa Tetikus')
    await walk.until('Enter', /^Desa/)
    await walk.type('holte')
    await page.getByRole('option').first().waitFor()
    await walk.press('Enter')
    await walk.until('Enter', /^Cara bayar/)
    await walk.press('u', 'Control+Enter')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await walk.press('1', 'Control+Enter')
    await saved('Kunjungan Lukas Tanpa Tetikus')
    await walk.press('Alt+a')
    await row('Lukas Tanpa Tetikus').waitFor()
    await walk.press('F8')
    await saved('panggilan ke-1')
    await expect(row('Lukas Tanpa Tetikus')).toBeFocused()
    await expect.poll(() => query(hospital, `select nth::int from queue_calls`)).toEqual([{ nth: 1 }])
  })

  test('a nurse takes the next, measures, and saves', async () => {
    await signIn('perawat')
    await walk.press('Alt+a')
    await row('Lukas Tanpa Tetikus').waitFor({ timeout: 45_000 })
    // The row came after the list: the search has the focus still.
    await walk.until('Tab', /Lukas Tanpa Tetikus/)
    await walk.press('Shift+F8')
    await saved('panggilan ke-2')
    await walk.press('Enter')
    await expect(page.getByLabel('Keluhan')).toBeFocused()
    // The open patient is called again, and the form keeps the field in hand.
    await walk.press('Shift+F8')
    await saved('panggilan ke-3')
    await expect(page.getByLabel('Keluhan')).toBeFocused()
    await walk.press('F8')
    await page.getByText('Tidak ada lagi yang menunggu di sini dan belum dipanggil.').waitFor()
    await walk.type('Batuk')
    await walk.press('Enter', 't', 'Alt+n')
    for (const value of ['120/80', '80', '18', '36,5', '98', '61', '165']) {
      await walk.type(value)
      await walk.press('Enter')
    }
    await walk.press('Control+Enter')
    await saved('Kajian Lukas Tanpa Tetikus')
    await expect.poll(() => query(hospital, `select systolic::int from vitals`)).toEqual([{ systolic: 120 }])
  })

  test('a doctor examines, codes, prescribes, signs, and closes', async () => {
    await signIn('dokter')
    await row('Lukas Tanpa Tetikus').waitFor({ timeout: 45_000 })
    await walk.until('ArrowDown', /Lukas Tanpa Tetikus/)
    await walk.press('Enter')
    await expect(page.getByLabel('Keluhan')).toBeFocused()
    await walk.press('Control+ArrowDown')
    await walk.type('Faring merah')
    await walk.press('F3')
    await walk.type('ispa')
    await page.getByRole('option', { name: /J06/ }).first().waitFor()
    await walk.press('Enter', 'Alt+r')
    await page.getByLabel(/^Obat 1/).waitFor()
    await walk.type('pct 3x1 pc 3hr')
    await page.getByRole('listbox', { name: 'Obat yang cocok' }).waitFor()
    await walk.press('Enter', 'Control+Enter')
    await saved('Resep')
    await expect(page.getByLabel('Pemeriksaan fisik')).toHaveValue('Faring merah')
    await walk.press('Alt+p')
    await page.getByRole('form', { name: 'Selesaikan kunjungan' }).waitFor()
    await walk.press('Control+Enter')
    await expect(row('Pemeriksaan belum ditandatangani')).toBeFocused()
    await walk.press('Enter')
    await expect(page.getByLabel('Pemeriksaan fisik')).toHaveValue('Faring merah')
    await walk.press('Control+Enter')
    await expect(page.getByText('Semua sudah terisi.')).toBeVisible()
    await walk.press('Control+Enter')
    await saved('Kunjungan')
    await expect
      .poll(() =>
        query(hospital, `select v.status, d.code from visits v join diagnoses d on d.visit_id = v.id`),
      )
      .toEqual([{ status: 'closed', code: 'J06.9' }])
  })

  test('a pharmacist hands over, another batch and another drug chosen by keys', async () => {
    const [name] = await prescribed(hospital, [{ drug: 'Amlodipin tab 10', quantity: 30 }], 1)
    await signIn('apoteker')
    await row(name!).waitFor({ timeout: 45_000 })
    await walk.until('ArrowDown', new RegExp(name!))
    await walk.press('Enter')
    await page.getByRole('form', { name: 'Serahkan obat' }).waitFor()
    // Esc closes the list of batches, and not the patient.
    await walk.press('Alt+k')
    await page.getByRole('listbox', { name: 'Pilih batch' }).waitFor()
    await walk.press('Escape')
    await expect(page.getByLabel('Diserahkan')).toBeFocused()
    await walk.press('Alt+k')
    await page.getByRole('listbox', { name: 'Pilih batch' }).waitFor()
    await walk.press('Enter')
    await expect(page.getByLabel('Diserahkan')).toBeFocused()
    await walk.press('Alt+l')
    await expect(page.getByLabel(/^Obat pengganti, dengan/)).toBeFocused()
    await walk.type('amlodipin tab 5')
    await walk.press('Enter')
    await page.getByText('Diganti Amlodipin tab 5 mg').waitFor()
    await expect(page.getByLabel('Diserahkan')).toBeFocused()
    await walk.press('Alt+n', 'Control+Enter')
    await saved('Obat')
    await expect
      .poll(() => query(hospital, `select quantity::float, covers::float from dispenses`), {
        timeout: 45_000,
      })
      .toEqual([{ quantity: 60, covers: 30 }])

    // The search of the counter opens what waits, and says so where nothing does.
    await walk.press('F2')
    await expect(page.getByLabel('Cari pasien')).toBeFocused()
    await walk.type(name!)
    await page.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor({ timeout: 45_000 })
    await walk.press('Enter')
    await page.getByText(/: tidak ada resep yang menunggu\.$/).waitFor()
    await walk.press('Escape')
    await expect(page.getByLabel('Cari pasien')).toHaveValue('')
  })
})
