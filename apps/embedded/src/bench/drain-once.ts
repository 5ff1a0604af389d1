import type { Page } from 'playwright'
import { Chance } from '../demo/chance.js'
import { Desk } from '../device/desk.js'
import { FaultLine } from '../fault-proxy/fault-line.js'
import { type FaultPlan, HttpFaults } from '../fault-proxy/http-faults.js'
import type { LineProfile } from '../fault-proxy/line-profile.js'
import { signIn } from '../harness/at-the-desk.js'
import type { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { brokenInvariants } from './broken-invariants.js'
import { deviceWithDirectory, nurse, unlockedDevicePage } from './desk-device.js'
import { profiled } from './profiled.js'
import { patientsFor } from './seed-directory.js'

const LONGEST_MS = 1_800_000

type Log = (line: string) => void

export interface DrainOrder {
  readonly hospital: Hospital
  readonly line: LineProfile
  readonly isRough: boolean
  readonly count: number
  /** From 1; no two runs on one hospital may be the same. */
  readonly run: number
  readonly log: Log
}

/** Fills the outbox of a new browser while its line is down, and measures how long the app then needs. */
export async function drainOnce({ hospital, line, isRough, count, run, log }: DrainOrder) {
  // Ten thousand numbers a run: as many tickets as a letter has.
  const from = run * 10_000
  const desk = await Desk.enrol(hospital.url, `Bench ${run}`, { from })
  await desk.register(patientsFor(count))
  const faults = isRough ? await HttpFaults.open(hospital.port) : null
  const relay = await FaultLine.open(faults?.port ?? hospital.port)
  const profile = await Profile.create()
  try {
    const page = await deviceWithDirectory(profile, relay.url)
    relay.goDown()
    const device = await unlockedDevicePage(page, relay.url)
    const ids = await device('fill', count, from + 5_000, desk.takeKnown())
    await device('close')
    if (faults) faults.plan = roughPlan(run)
    const before = { ...relay.bytes }
    const seconds = await sendAll(page, relay, line, log)
    const upKb = (relay.bytes.up - before.up) / 1024
    const downKb = (relay.bytes.down - before.down) / 1024
    return { seconds, upKb, downKb, broken: await brokenInvariants(hospital, ids) }
  } finally {
    await profile.destroy()
    await relay.close()
    await faults?.close()
  }
}

/** What happens to pushes; the same for the same seed. */
function roughPlan(seed: number): FaultPlan {
  const chance = new Chance(seed)
  return ({ path }) =>
    path !== '/api/v1/sync/push'
      ? null
      : chance.weighted([
          [55, null],
          [10, { kind: 'cutRequest', afterBytes: 3000 }],
          [10, { kind: 'cutAnswer', afterBytes: 5000 }],
          [10, { kind: 'duplicate' }],
          [10, { kind: 'delayAnswer', ms: 1000 }],
          [5, { kind: 'portal' }],
        ] as const)
}

/** Opens the app while the line is down, then lets it send. @returns seconds */
async function sendAll(page: Page, relay: FaultLine, line: LineProfile, log: Log): Promise<number> {
  await page.goto(relay.url)
  await signIn(page, nurse.username)
  await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Status kirim' }).click()
  const unsent = page.getByTestId('unsent-count')
  await unsent.waitFor()
  return profiled(page, 'mengirim', log, async () => {
    relay.become(line)
    relay.comeUp()
    const started = performance.now()
    await page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await page.waitForFunction(
      () => document.querySelector('[data-testid="unsent-count"]')?.textContent === 'Tidak ada',
      undefined,
      { timeout: LONGEST_MS, polling: 200 },
    )
    return (performance.now() - started) / 1000
  })
}
