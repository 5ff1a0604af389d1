import { expect, test, type Page } from 'playwright/test'
import { atWork, saved, signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

/** A quick typist: forty words of five letters a minute. */
const MS_PER_KEY = 60_000 / (40 * 5)

/** Hands that count: no mouse anywhere, every press is one. */
class Hands {
  keys = 0
  typed = 0
  readonly #since = Date.now()
  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      this.keys += 1
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
    this.typed += text.length
  }

  /** What it takes somebody, the computer's part included. */
  get seconds(): number {
    return (Date.now() - this.#since + (this.keys + this.typed) * MS_PER_KEY) / 1000
  }
}

const papers = (page: Page) => page.evaluate(() => (window as unknown as { papers: string[] }).papers.length)
const ticket = async (page: Page): Promise<string> =>
  /[A-Z][0-9A-Z]+-\d+/.exec((await page.getByTestId('ticket').textContent()) ?? '')?.[0] ?? ''
const label = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-rac]')?.textContent ?? '')

test.describe('the desk by keys alone', () => {
  // One day at one desk: each takes up what the one before left.
  test.describe.configure({ mode: 'serial' })

  let hospital: Hospital
  let profile: Profile
  let page: Page

  test.beforeAll(async () => {
    hospital = await Hospital.create()
    profile = await Profile.create()
    page = await profile.open()
    await page.addInitScript(() => {
      const top = window.top as unknown as { papers?: string[] }
      top.papers ??= []
      window.print = () => void top.papers!.push(document.body.innerText)
    })
    await page.goto(hospital.url)
    await signIn(page, 'loket')
    await atWork(page)
  })
  test.afterAll(async () => {
    await profile.destroy()
    await hospital.destroy()
  })

  const search = async (hands: Hands, text: string) => {
    await hands.press('F2')
    await hands.type(text)
    await page.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor()
  }

  test('a new person with every mandatory field is registered within 90 s at forty words a minute, and has a ticket', async () => {
    // acceptance-day 5: the identity card is lost, "umur 40".
    const hands = new Hands(page)
    await hands.press('F3')
    await page.getByLabel('NIK', { exact: true }).waitFor()
    await hands.press('Enter', 'k', 'Enter', 'Enter')
    await hands.type('Yosefina Kogoya')
    await hands.press('Enter', 'p')
    await hands.type('40th')
    await hands.press('Enter', 'Enter', 'Enter')
    await hands.type('koya bar')
    await hands.press('Enter')
    // Hamlet, RT, RW, telephone, family card: none is asked for.
    await hands.press('Enter', 'Enter', 'Enter', 'Enter', 'Enter')
    await hands.press('u', 'Control+Enter')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await hands.press('1', 'Control+Enter')
    await expect.poll(() => papers(page)).toBe(1)
    expect(await ticket(page)).not.toBe('')
    await expect(page.getByLabel('Cari pasien')).toBeFocused()
    console.log(`new person: ${hands.keys} keys, ${hands.typed} letters, ${hands.seconds.toFixed(1)} s`)
    expect(hands.seconds).toBeLessThanOrEqual(90)

    await untilAllSent(page)
    const [row] = await query<{ born: string; reason: string; estimated: boolean; kind: string }>(
      hospital,
      `select birth_date::text as born, no_nik_reason as reason, birth_date_estimated as estimated
        from patients where name = 'Yosefina Kogoya'`,
    )
    expect(row).toMatchObject({ reason: 'card_lost', estimated: true })
    expect(row!.born).toMatch(/-07-01$/)
  })

  test('somebody known has a printed ticket after at most twelve keys beyond the search', async () => {
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Loket' }).click()
    const [known] = await query<{ name: string }>(
      hospital,
      `select p.name from patients p where p.payer = 'bpjs' and length(p.name) > 8
        and (select count(*) from patients q where q.name = p.name) = 1 order by p.medical_record_number limit 1`,
    )
    const before = await papers(page)
    const hands = new Hands(page)
    await search(hands, known!.name.toLowerCase())
    await hands.press('Enter')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await hands.press('1', 'Control+Enter')
    await expect.poll(() => papers(page)).toBe(before + 1)
    await expect(page.getByLabel('Cari pasien')).toBeFocused()
    await expect(page.getByLabel('Cari pasien')).toHaveValue('')
    // The printer's dialog is one more key.
    console.log(`known person: ${hands.keys + 1} keys beyond the search`)
    expect(hands.keys + 1).toBeLessThanOrEqual(12)
    expect(hands.seconds).toBeLessThanOrEqual(30)

    // Registered already: Enter opens that visit instead of a second one (acceptance-day 6).
    const number = await ticket(page)
    await search(hands, known!.name.toLowerCase())
    await hands.press('Enter')
    await expect(page.getByText(/^Sudah terdaftar hari ini \d\d:\d\d, Loket /)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Buka kunjungan' })).toBeFocused()
    await hands.press('Enter')
    await expect(page.getByRole('heading', { name: `Kunjungan ${number}` })).toBeVisible()

    // Cancelled with a digit for the reason, and taken back by one key.
    await expect(page.getByRole('button', { name: /^Cetak tiket lagi/ })).toBeFocused()
    await hands.press('Alt+l')
    await page.getByRole('dialog').waitFor()
    await hands.press('1', 'Control+Enter')
    await expect(page.getByTestId('saved')).toContainText(`Kunjungan ${number} dibatalkan`)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText(`Kunjungan ${number} dibatalkan.`).waitFor()
    await hands.press('Alt+u')
    await expect(page.getByTestId('saved')).toContainText(`Kunjungan ${number} jadi lagi`)
    await untilAllSent(page)
    const steps = await query<{ kind: string; reason: string | null; status: string }>(
      hospital,
      `select s.kind, s.cancel_reason as reason, v.status from visit_steps s join visits v on v.id = s.visit_id
        join queue_tickets t on t.visit_id = v.id where t.number = $1 order by s.at`,
      [number],
    )
    expect(steps).toEqual([
      { kind: 'cancelled', reason: 'Pulang sebelum dilayani', status: 'open' },
      { kind: 'reinstated', reason: null, status: 'open' },
    ])
  })

  test('twins of one mother are two people, and neither is offered as a duplicate of the other', async () => {
    // acceptance-day 7: no NIK, the mother's NIK, twenty-one days.
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Loket' }).click()
    const hands = new Hands(page)
    await search(hands, 'yosefina kogoya')
    await hands.press('Enter')
    await page.getByRole('button', { name: /^Anggota keluarga baru/ }).waitFor()
    await hands.press('Alt+k')
    await expect(page.getByRole('heading', { name: 'Anggota keluarga Yosefina Kogoya' })).toBeVisible()
    await hands.press('Alt+k')
    await expect(page.getByText(/^Kembar, anak ke-1/)).toBeVisible()
    await page.getByLabel('NIK', { exact: true }).focus()
    await hands.press('Enter', 'b', 'Enter')
    await expect(page.getByLabel('NIK ibu')).toBeFocused()
    await hands.type('9171046507869007')
    await hands.press('Enter', 'Enter')
    await hands.type('Bayi Kogoya')
    await hands.press('Enter', 'l')
    await hands.type('21hr')
    await hands.press('Enter')
    await expect.poll(() => label(page)).toContain('Nama ibu')
    await hands.type('Yosefina Kogoya')
    await expect(page.getByLabel('Penanggung jawab')).toHaveValue('Yosefina Kogoya')
    await hands.press('Control+Enter')

    await expect(page.getByText('Kembar, anak ke-2, saudara Bayi Kogoya.')).toBeVisible()
    await page.getByLabel('Nama lengkap').focus()
    await hands.type('Bayi Kogoya')
    await hands.press('Enter', 'l')
    await expect(page.getByText('Belum ada yang mirip.')).toBeVisible()
    await hands.press('Control+Enter')
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText('Kembar 2 dari 2')
    await untilAllSent(page)
    const born = await query<{ order: number; mother: string; same: boolean; identifiers: number }>(
      hospital,
      `select p.birth_order as "order", p.mother_name as mother,
        p.twin_of = (select q.id from patients q where q.name = p.name and q.birth_order = 1) as same,
        (select count(*)::int from patient_identifiers i where i.patient_id = p.id and i.kind = 'mother_nik') as identifiers
        from patients p where p.name = 'Bayi Kogoya' order by p.birth_order`,
    )
    expect(born).toEqual([
      { order: 1, mother: 'Yosefina Kogoya', same: true, identifiers: 1 },
      { order: 2, mother: 'Yosefina Kogoya', same: true, identifiers: 1 },
    ])
    const open = await query(hospital, `select issue_code from review_items where closed_at is null`)
    expect(open.filter(({ issue_code: code }) => code === 'patients.possible_duplicate')).toEqual([])
  })

  test('the card of somebody else is not written down without a reason', async () => {
    // acceptance-day 8: two Siti Aminah; the card is the older one's.
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Loket' }).click()
    const register = async (birth: string, card: string) => {
      const hands = new Hands(page)
      await hands.press('F3')
      await page.getByLabel('NIK', { exact: true }).waitFor()
      await hands.press('Enter', 'k', 'Enter', 'Enter')
      await hands.type('Siti Aminah')
      await hands.press('Enter', 'p')
      await hands.type(birth)
      await hands.press('Enter', 'Enter', 'Enter')
      await hands.type('koya bar')
      await hands.press('Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'b')
      await expect(page.getByLabel('No. kartu BPJS')).toBeFocused()
      await hands.type(card)
      await hands.press('Control+Enter')
      return hands
    }
    await register('170861', '0001299999001')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await page.keyboard.press('Escape')
    const hands = await register('03051990', '0001299999001')
    await expect(page.getByText('Kartu ini milik Siti Aminah (1961).')).toBeVisible()
    await expect(page.getByLabel('Alasan kartu tetap dicatat')).toBeFocused()
    await hands.type('kartu salah cetak')
    await hands.press('Control+Enter')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await untilAllSent(page)
    const held = await query<{ born: string; replaced: boolean | null }>(
      hospital,
      `select p.birth_date::text as born, i.replaced from patient_identifiers i join patients p on p.id = i.patient_id
        where p.name = 'Siti Aminah' and i.kind = 'bpjs_card' and p.birth_date in ('1961-08-17', '1990-05-03') order by 1`,
    )
    expect(held).toEqual([
      { born: '1961-08-17', replaced: null },
      { born: '1990-05-03', replaced: null },
    ])
  })

  test('what was left for later is listed, and told by keys', async () => {
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Loket' }).click()
    const hands = new Hands(page)
    const button = page.getByRole('button', { name: /^Lengkapi nanti \(\d+\)/ })
    await button.waitFor()
    const before = Number(/\((\d+)\)/.exec((await button.textContent()) ?? '')![1])
    await hands.press('Alt+n')
    const list = page.getByRole('listbox', { name: 'Data yang belum lengkap' })
    await list.waitFor()
    // Whoever came today stands first: nothing but the NIK is known of her.
    await list.getByRole('option', { name: 'Yosefina Kogoya' }).press('Enter')
    const form = page.getByRole('form', { name: 'Ubah data pasien' })
    await form.waitFor()
    await page.getByLabel('NIK', { exact: true }).fill('9171044107869008')
    await page.getByLabel('Pekerjaan').fill('Petani')
    for (const field of ['Agama', 'Pendidikan', 'Status perkawinan']) {
      await page.getByRole('button', { name: field }).focus()
      await hands.press('k')
    }
    await hands.press('Control+Enter')
    await list.waitFor()
    await hands.press('Escape')
    await expect(page.getByRole('button', { name: `Lengkapi nanti (${before - 1})` })).toBeVisible()
  })

  test('somebody from another kabupaten is registered, and a form put aside is found again', async () => {
    const hands = new Hands(page)
    await hands.press('F3')
    await page.getByLabel('NIK', { exact: true }).waitFor()
    await hands.type('3171010101809019')
    await hands.press('Enter', 'Enter')
    await hands.type('Budi Perantau')
    // Somebody else comes first.
    await hands.press('Alt+r')
    const parked = page.getByRole('listbox', { name: 'Isian yang ditaruh dulu' })
    await parked.waitFor()
    await hands.press('F3')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('')
    await hands.press('Escape')
    await parked.getByRole('option', { name: 'Budi Perantau' }).press('Enter')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Budi Perantau')

    await page.getByRole('combobox', { name: 'Desa / kelurahan' }).focus()
    await hands.press('Alt+l', 'Alt+l')
    const regency = page.getByRole('combobox', { name: 'Kabupaten / kota' })
    await regency.focus()
    await hands.type('jakarta pus')
    await page.getByRole('option').first().waitFor()
    await hands.press('Enter')
    await page.getByLabel('Desa, kecamatan').focus()
    await hands.type('Gambir, Kec. Gambir')
    await page.getByRole('radiogroup', { name: 'Cara bayar' }).getByRole('radio').first().focus()
    await hands.press('u', 'Control+Enter')
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await saved(page, 0)
    await untilAllSent(page)
    expect(
      await query(hospital, `select village_code as code, place from patients where name = 'Budi Perantau'`),
    ).toEqual([{ code: '3171000000', place: 'Gambir, Kec. Gambir' }])
  })

  test('F1 shows the help of the screen on one page, without a server, and leaves what was typed', async () => {
    const hands = new Hands(page)
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Loket' }).click()
    await hands.press('F3')
    await page.getByLabel('Nama lengkap').fill('Yakob Bantuan')
    await hands.press('F1')
    const help = page.getByRole('dialog', { name: 'Loket' })
    await expect(help).toContainText('F2, Ctrl+K, Alt+2, /')
    await expect(help).toContainText('anggota keluarga baru')
    const before = await papers(page)
    await hands.press('F9')
    await expect.poll(() => papers(page)).toBe(before + 1)
    await hands.press('Escape')
    await expect(help).toBeHidden()
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Yakob Bantuan')
  })
})
