import { expect, test, type Page } from 'playwright/test'
import { registerPatient, signIn, unsent, untilAllSent, untilCached } from '../src/harness/at-the-desk.js'
import { certificateFrom } from '../src/harness/certificate.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { TlsFront } from '../src/harness/tls-front.js'
import { setClock } from '../src/harness/wrong-clock.js'

const emptyBattery = new URL('../dist/harness/empty-battery.js', import.meta.url).href
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const yearsMs = 10 * 365 * dayMs
const wrongClock = (page: Page) => page.getByText(/^Jam komputer ini salah: \d\d-\d\d-20\d\d\. Betulkan/)

interface Logged extends Record<string, unknown> {
  readonly seq: number
  readonly clock_suspect: boolean
  /** Hours the server believes that the act lies behind its receipt. */
  readonly age_h: number
}

const logged = (hospital: Hospital) =>
  query<Logged>(
    hospital,
    `select seq::int, clock_suspect, round(extract(epoch from received_at - occurred_at) / 3600)::int as age_h
      from command_log where name = 'patients.register' and seq is not null order by xid, seq`,
  )

test('T7: a clock ten years back, eight hours ahead or set in the middle of a shift stops no saving and orders nothing, and a server that guesses corrects nobody', async () => {
  test.setTimeout(180_000)
  const hospital = await Hospital.create({ preset: 'demo' })
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    const register = async (name: string, after: number) =>
      registerPatient(page, name, `91710401018091${String(after + 10)}`, after)
    const seqs = [await register('Jam Benar', 0)]
    const next = async (name: string) => seqs.push(await register(name, seqs.at(-1)!))
    await untilAllSent(page)

    // Ten years back: with a line the offset is known, without one the sentence stands where the line was missed.
    await setClock(page, -yearsMs)
    await page.reload()
    // A key kept for a reload is not believed by a clock that stands before it.
    await signIn(page, 'perawat')
    await next('Jam Mundur')
    await untilAllSent(page)
    await hospital.kill()
    await expect(wrongClock(page)).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('Server tidak terhubung')).toBeHidden()
    await next('Jam Mundur Terputus')

    // Set forward in the middle of the shift, and a minute later back to what is right.
    await setClock(page, 8 * hourMs)
    await next('Jam Maju')
    await setClock(page, 0)
    await next('Jam Dibetulkan')
    expect(await unsent(page)).toBe('3 data')

    await hospital.start()
    await untilAllSent(page)
    await expect(wrongClock(page)).toBeHidden()
    const rows = await logged(hospital)
    expect(rows.map(({ seq }) => seq)).toEqual([...seqs])
    expect(rows.map(({ clock_suspect: suspect }) => suspect)).toEqual([false, true, true, true, false])
    // What was measured carries the act through: to a minute where the clock moved under a known offset.
    expect(rows.map(({ age_h: age }) => age)).toEqual([0, 0, 0, 0, 0])

    // The server's own battery was empty: it stands before its last commit, and says that it guesses.
    await hospital.kill()
    await hospital.start(['--import', emptyBattery])
    const ping = (await (await fetch(`${hospital.url}/api/v1/sync/ping`)).json()) as { confidence: string }
    expect(ping.confidence).toBe('guessed')
    await setClock(page, 3 * hourMs)
    await page.reload()
    // Nor by one that stands hours behind it.
    await signIn(page, 'perawat')
    await next('Server Menebak')
    await untilAllSent(page)
    const last = (await logged(hospital)).at(-1)!
    // Three hours ahead of the server, as the device itself has it, and in doubt.
    expect(last).toEqual({ seq: seqs.at(-1), clock_suspect: true, age_h: -3 })
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})

test('T7: a certificate that is not valid yet is told as a wrong clock, not as a missing line, and saving goes on', async () => {
  test.setTimeout(180_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  const good = certificateFrom(new Date(Date.now() - hourMs))
  const front = await TlsFront.create(hospital, good)
  try {
    const page = await profile.open(undefined, [`--ignore-certificate-errors-spki-list=${good.fingerprint}`])
    const failures = new Set<string>()
    page.on('requestfailed', (request) => failures.add(request.failure()?.errorText ?? ''))
    await page.goto(front.url)
    await signIn(page, 'perawat')
    await untilCached(page)

    // The battery is empty: for this computer the certificate begins in the future.
    front.present(certificateFrom(new Date(Date.now() + dayMs)))
    await setClock(page, -yearsMs)
    await page.reload()
    // A key kept for a reload is not believed by a clock that stands before it.
    await signIn(page, 'perawat')
    await expect(wrongClock(page)).toBeVisible({ timeout: 40_000 })
    const seq = await registerPatient(page, 'Sertifikat Belum', '9171040101809188', 0)
    expect(await unsent(page)).toBe('1 data')
    expect([...failures].filter((failure) => failure.startsWith('net::ERR_CERT_'))).not.toEqual([])

    front.present(good)
    await setClock(page, 0)
    await untilAllSent(page)
    await expect(wrongClock(page)).toBeHidden()
    expect((await logged(hospital)).map((row) => row.seq)).toEqual([seq])
  } finally {
    await profile.destroy()
    await front.close()
    await hospital.destroy()
  }
})
