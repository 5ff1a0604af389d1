import { expect, test, type Page } from 'playwright/test'
import { atWork, signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hands } from '../src/harness/hands.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

/** A quick typist: forty words of five letters a minute. */
const MS_PER_KEY = 60_000 / (40 * 5)

/** What it takes somebody since they began, the computer's part included. */
const seconds = (hands: Hands, since: number) => (Date.now() - since + hands.presses * MS_PER_KEY) / 1000

const papers = (page: Page) => page.evaluate(() => (window as unknown as { papers: string[] }).papers.length)
const ticket = async (page: Page): Promise<string> =>
  /[A-Z][0-9A-Z]+-\d+/.exec((await page.getByTestId('ticket').textContent()) ?? '')?.[0] ?? ''

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
    const since = Date.now()
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
    const took = seconds(hands, since)
    console.log(`new person: ${hands.keys} keys, ${hands.letters} letters, ${took.toFixed(1)} s`)
    expect(took).toBeLessThanOrEqual(90)

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
    const since = Date.now()
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
    expect(seconds(hands, since)).toBeLessThanOrEqual(30)

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
})
