import { expect, test, type Page } from 'playwright/test'
import { registerPatient, signIn, unsent, untilAllSent, untilCached } from '../src/harness/at-the-desk.js'
import { certificateFrom } from '../src/harness/certificate.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { TlsFront } from '../src/harness/tls-front.js'
import { setClock } from '../src/harness/wrong-clock.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const yearsMs = 10 * 365 * dayMs
const wrongClock = (page: Page) => page.getByText(/^Jam komputer ini salah: \d\d-\d\d-20\d\d\. Betulkan/)

const logged = (hospital: Hospital) =>
  query<{ seq: number }>(
    hospital,
    `select seq::int from command_log where name = 'patients.register' and seq is not null order by xid, seq`,
  )

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
