import { expect, test, type Page } from 'playwright/test'
import { saved, signIn, untilAllSent, untilCached } from '../src/harness/at-the-desk.js'
import { catchPapers, printed } from '../src/harness/catch-papers.js'
import { devicesCommands, query } from '../src/harness/database.js'
import { Hands } from '../src/harness/hands.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { prescribed } from '../src/harness/prescribed.js'

const rowOf = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(name) })

/** At the counter, with everything that was sent in sight. */
async function atTheCounter(page: Page, hospital: Hospital, names: readonly string[]) {
  await catchPapers(page)
  await page.goto(hospital.url)
  await signIn(page, 'apoteker')
  await expect(page).toHaveURL(/\/obat\//)
  for (const name of names) await expect(rowOf(page, name)).toBeVisible({ timeout: 60_000 })
  await untilCached(page)
}

/** From the list to handed over with its labels, one job; answers how many keys that took. */
async function handOver(page: Page, name: string): Promise<number> {
  await page.goto(new URL('/obat/', page.url()).href)
  await rowOf(page, name).focus()
  const hands = new Hands(page)
  await hands.press('Enter')
  await expect(page.getByRole('form', { name: 'Serahkan obat' })).toContainText(/Lahir \d\d-\d\d-\d{4}/)
  // The expired batch is not proposed.
  await expect(page.getByRole('form').getByText('ED lewat')).toBeHidden()
  await hands.press('Alt+n')
  await hands.press('F9')
  await expect.poll(() => printed(page)).toHaveLength(1)
  await hands.press('Control+Enter')
  await saved(page, 0)
  await expect(page.getByTestId('saved')).toContainText(`Obat`)
  const [labels] = await printed(page)
  for (const said of [name, 'OBH', 'Klorfeniramin', 'Parasetamol tab 500']) expect(labels).toContain(said)
  expect(labels).not.toContain('SALINAN')
  return hands.presses
}

const onShelf = (hospital: Hospital, drug: string) =>
  query<{ balance: number; sum: number; moves: number }>(
    hospital,
    `select b.balance::float, sum(m.quantity)::float as sum, count(m.id)::int as moves
      from stock_batches b join catalogue_drugs d on d.id = b.item_id join stock_movements m on m.batch_id = b.id
      where d.name like $1 group by b.id, b.balance order by b.balance`,
    [`${drug}%`],
  )

test('acceptance-day 22, 26: two counters without a server hand over the last bottle twice, and one count puts it right', async () => {
  test.setTimeout(360_000)
  const hospital = await Hospital.create()
  const [first, second] = [await Profile.create(), await Profile.create()]
  try {
    const drugs = [
      { drug: 'OBH', quantity: 1 },
      { drug: 'Klorfeniramin', quantity: 9 },
      { drug: 'Parasetamol tab 500', quantity: 9 },
    ]
    const names = await prescribed(hospital, drugs, 2)
    const counters = [await first.open(), await second.open()]
    for (const counter of counters) await atTheCounter(counter, hospital, names)
    await hospital.kill()

    // Three items from the list to handed over: within twelve keys.
    expect(await handOver(counters[0]!, names[0]!)).toBeLessThanOrEqual(12)
    expect(await handOver(counters[1]!, names[1]!)).toBeLessThanOrEqual(12)

    await hospital.start()
    for (const counter of counters) await untilAllSent(counter)
    const sent = await devicesCommands(hospital, 'medications.dispense')
    // Which of them the server hears first is chance.
    expect(sent.map(({ outcome, times }) => `${outcome} ${times}`).sort()).toEqual(['applied 1', 'flagged 1'])
    expect(await query(hospital, `select count(*)::int as n from dispenses`)).toEqual([{ n: 6 }])
    expect(await onShelf(hospital, 'OBH')).toEqual([{ balance: -1, sum: -1, moves: 3 }])
    const items = () =>
      query(
        hospital,
        `select closed_at is not null as closed from review_items where issue_code = 'inventory.negative_balance'`,
      )
    expect(await items()).toEqual([{ closed: false }])

    // Whoever works at the counter sees it, goes to the shelf and types what is there.
    const counter = counters[0]!
    await counter.goto(`${hospital.url}/dicek/`)
    await expect(counter.getByRole('option', { name: /hitung stok/i })).toBeVisible({ timeout: 60_000 })
    await counter.getByRole('option', { name: /hitung stok/i }).focus()
    await counter.keyboard.press('Enter')
    await expect(counter.getByText(/OBH.*menurut buku −1/)).toBeVisible()
    await counter.keyboard.press('2')
    await counter.getByLabel('Ada di rak').fill('0')
    await expect(counter.getByText('selisih +1')).toBeVisible()
    await counter.keyboard.press('Control+Enter')
    await saved(counter, 0)
    await untilAllSent(counter)
    expect(await items()).toEqual([{ closed: true }])
    expect(await onShelf(hospital, 'OBH')).toEqual([{ balance: 0, sum: 0, moves: 4 }])
  } finally {
    for (const profile of [first, second]) await profile.destroy()
    await hospital.destroy()
  }
})

test('acceptance-day 16, E4, E5: what is empty is given as another strength, what is expired only with a reason', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    const [name] = await prescribed(
      hospital,
      [
        { drug: 'Amlodipin tab 10', quantity: 30 },
        { drug: 'Klorfeniramin', quantity: 9 },
      ],
      1,
    )
    await page.goto(hospital.url)
    await signIn(page, 'apoteker')
    await expect(rowOf(page, name!)).toBeVisible({ timeout: 60_000 })
    await rowOf(page, name!).focus()
    await page.keyboard.press('Enter')
    const lines = page.getByRole('list', { name: 'Obat dalam resep ini' }).getByRole('listitem')
    await expect(lines.nth(0)).toContainText('Kosong')
    await expect(lines.nth(0)).toContainText('Kurang 30 tablet')

    await lines.nth(0).getByLabel('Diserahkan').focus()
    await page.keyboard.press('Alt+l')
    await page.getByLabel(/^Obat pengganti, dengan/).fill('amlodipin tab 5')
    await page.keyboard.press('Enter')
    await expect(lines.nth(0)).toContainText('Diganti Amlodipin tab 5 mg: 60 tablet untuk 30 yang diresepkan')
    await expect(lines.nth(0).getByText(/^Kurang/)).toBeHidden()

    await lines.nth(1).getByLabel('Diserahkan').focus()
    await page.keyboard.press('Alt+k')
    await page
      .getByRole('listbox', { name: 'Pilih batch' })
      .getByRole('option', { name: /./ })
      .filter({ hasText: 'ED lewat' })
      .click()
    await page.keyboard.press('Alt+n')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Tulis alasannya, atau pilih batch lain.')).toBeVisible()
    await page
      .getByLabel('Alasan memberi batch yang lewat ED')
      .fill('Satu-satunya yang ada, lewat beberapa hari')
    await page.keyboard.press('Control+Enter')
    await saved(page, 0)
    await untilAllSent(page)

    expect(
      await query(
        hospital,
        `select d.name, g.quantity::float, g.covers::float, g.reviewed, b.expires_on < g.service_date as late, g.note
          from dispenses g join catalogue_drugs d on d.id = g.drug_id join stock_batches b on b.id = g.batch_id
          order by d.name`,
      ),
    ).toEqual([
      {
        ...{ name: 'Amlodipin tab 5 mg', quantity: 60, covers: 30, reviewed: true, late: false },
        note: 'Satu-satunya yang ada, lewat beberapa hari',
      },
      {
        ...{ name: 'Klorfeniramin maleat tab 4 mg', quantity: 9, covers: 9, reviewed: true, late: true },
        note: 'Satu-satunya yang ada, lewat beberapa hari',
      },
    ])
    const sent = await devicesCommands(hospital, 'medications.dispense')
    expect(sent).toMatchObject([{ outcome: 'applied', times: 1 }])
    await page.goto(`${hospital.url}/obat/`)
    await expect(page.getByText('Tidak ada resep yang menunggu.')).toBeVisible()
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
