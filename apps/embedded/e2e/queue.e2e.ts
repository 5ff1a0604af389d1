import { expect as expectAtOnce, test, type Locator, type Page } from 'playwright/test'
import { openVisit, registerPatient, signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

/** A desk whose stream to the server was cut asks by itself every 15 s. */
const expect = expectAtOnce.configure({ timeout: 45_000 })

const rows = (page: Page): Locator => page.getByRole('option')
const row = (page: Page, name: string): Locator => page.getByRole('option', { name: new RegExp(name) })
const toList = async (page: Page): Promise<void> => {
  await page.keyboard.press('Alt+a')
  await page.getByRole('listbox', { name: 'Pasien hari ini' }).waitFor()
}
/** The names in the order of the list, without titles. */
const order = async (page: Page): Promise<string[]> =>
  (await rows(page).locator('strong.block').allTextContents()).map((name) =>
    name.replace(/^(Ny|Nn|Tn|An)\. /, ''),
  )

async function arrives(page: Page, name: string, nik: string, after: number): Promise<number> {
  return (await openVisit(page, await registerPatient(page, name, nik, after))).seq
}

const calls = (hospital: Hospital) =>
  query<{ name: string; nth: number; undone: boolean | null }>(
    hospital,
    `select p.name, c.nth, c.undone from queue_calls c join patients p on p.id = c.patient_id order by c.at`,
  )

test('two desks and one queue: who was called by whom, passed over, not there, back in the old turn, and first', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profiles = [await Profile.create(), await Profile.create()] as const
  try {
    const [desk, room] = [await profiles[0].open(), await profiles[1].open()]
    await desk.goto(hospital.url)
    await signIn(desk, 'loket')
    await room.goto(hospital.url)
    await signIn(room, 'perawat')
    let seq = await arrives(desk, 'Yohana Antre', '9171044101909101', 0)
    seq = await arrives(desk, 'Markus Antre', '9171040101909102', seq)
    await arrives(desk, 'Ester Antre', '9171044101909103', seq)
    await toList(desk)
    await toList(room)
    await expect(rows(room)).toHaveCount(3)

    // F8 calls the first, and everybody sees by whom; the next F8 goes on to the next.
    await room.keyboard.press('F8')
    await expect(room.getByTestId('saved')).toContainText(/dipanggil ke Loket \w+, panggilan ke-1/)
    await expect(row(room, 'Yohana Antre')).toBeFocused()
    await expect(row(desk, 'Yohana Antre')).toContainText(/Sudah dipanggil Loket \w+ \d\d.\d\d \(1×\)/)
    await room.keyboard.press('F8')
    await expect(row(room, 'Markus Antre')).toBeFocused()

    // Taken back within ten seconds: it is on record, and counts no more.
    await room.getByText(/Bisa dibatalkan \d+ detik lagi/).waitFor()
    await room.keyboard.press('Alt+u')
    await expect(room.getByTestId('saved')).toContainText('Panggilan A')
    await expect(room.getByTestId('saved')).toContainText('dibatalkan')
    await expect(row(room, 'Markus Antre')).not.toContainText('Dipanggil')
    await untilAllSent(room)
    await toList(room)
    await expect(row(desk, 'Markus Antre')).not.toContainText('Sudah dipanggil')

    // The desk calls the same patient a moment later: both are heard, nobody is asked to look.
    await row(desk, 'Yohana Antre').focus()
    await desk.keyboard.press('Shift+F8')
    await expect(row(room, 'Yohana Antre')).toContainText(/Sudah dipanggil Loket \w+ \d\d.\d\d \(2×\)/)
    const [elsewhere] = await query<{ outcome: string; issues: string }>(
      hospital,
      `select outcome, issues::text from command_log where name = 'queue.call' and issues::text like '%called_elsewhere%'`,
    )
    expect(elsewhere?.outcome).toBe('applied')
    expect(await calls(hospital)).toEqual([
      { name: 'Yohana Antre', nth: 1, undone: null },
      { name: 'Markus Antre', nth: 1, undone: true },
      { name: 'Yohana Antre', nth: 2, undone: null },
    ])

    // Passed over: nothing moves under the cursor, and elsewhere she stands below the others.
    await row(room, 'Yohana Antre').focus()
    await room.keyboard.press('Alt+l')
    await expect(row(room, 'Yohana Antre')).toContainText('Dilewati')
    expect(await order(room)).toEqual(['Yohana Antre', 'Markus Antre', 'Ester Antre'])
    await expect(row(desk, 'Yohana Antre')).toContainText(/Dilewati \d\d.\d\d, datang \d\d.\d\d/)
    await desk.keyboard.press('Home')
    await expect(row(desk, 'Markus Antre')).toBeFocused()
    expect(await order(desk)).toEqual(['Markus Antre', 'Ester Antre', 'Yohana Antre'])

    // One key back, on the other desk, in the old turn.
    await row(desk, 'Yohana Antre').focus()
    await desk.keyboard.press('Alt+l')
    await expect(desk.getByTestId('saved')).toContainText('menunggu lagi di giliran semula')
    await expect(row(room, 'Yohana Antre')).not.toContainText('Dilewati')
    await desk.keyboard.press('Home')
    await expect(row(desk, 'Yohana Antre')).toBeFocused()

    // Three calls and nobody came: offered, not done.
    await row(desk, 'Ester Antre').focus()
    for (const nth of [1, 2, 3]) {
      await desk.keyboard.press('Shift+F8')
      await expect(desk.getByTestId('saved')).toContainText(`panggilan ke-${nth}`)
      // A second press before the list has heard of the first is no second call.
      await expect(row(desk, 'Ester Antre')).toContainText(`(${nth}×)`)
    }
    await expect(row(room, 'Ester Antre')).toContainText('Tidak hadir? Alt+L')
    await desk.keyboard.press('Alt+l')
    await desk.getByText('sudah dipanggil 3 kali').waitFor()
    await desk.keyboard.press('Enter')
    await expect(row(desk, 'Ester Antre')).toContainText(/Tidak hadir \d\d.\d\d, datang \d\d.\d\d/)
    await expect(row(desk, 'Ester Antre')).toBeFocused()
    await desk.keyboard.press('Alt+u')
    await expect(row(desk, 'Ester Antre')).not.toContainText(/Tidak hadir \d/)
    await expect(row(room, 'Ester Antre')).toContainText('Tidak hadir? Alt+L')

    // Without a line: first because of how she looks; on top here at once, and there when the line is back.
    await profiles[1].context.setOffline(true)
    await row(room, 'Ester Antre').focus()
    await room.keyboard.press('Alt+n')
    await room.getByRole('form', { name: 'Dahulukan' }).waitFor()
    await room.keyboard.press('g')
    await room.keyboard.press('k')
    await room.keyboard.press('Control+Enter')
    await expect(row(room, 'Ester Antre')).toContainText('Gawat · keadaan pasien')
    expect((await order(room))[0]).toBe('Ester Antre')
    await expect(row(desk, 'Ester Antre')).not.toContainText('Gawat')
    await profiles[1].context.setOffline(false)
    await expect(row(desk, 'Ester Antre')).toContainText('Gawat')
    await untilAllSent(room)
    const open = await query(hospital, `select 1 from review_items where closed_at is null`)
    expect(open).toEqual([])
  } finally {
    for (const profile of profiles) await profile.destroy()
    await hospital.destroy()
  }
})
