import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Hospital } from '../harness/hospital.js'
import { brokenFigures, brokenInvariants } from './broken-invariants.js'
import { numberFlag } from './flags.js'
import { Foreground } from './foreground.js'
import { type Bench, percentile } from './result.js'

const generator = fileURLToPath(new URL('./storm-generator.js', import.meta.url))

/** The heap the API may have where it lives in 320 MB. */
const LIKE_THE_BOX = ['--max-old-space-size=208']

export interface StormOrder {
  readonly url: string
  readonly devices: number
  /** Of each device. */
  readonly commands: number
}

export interface StormReport {
  readonly kind: 'done'
  /** From the first device's start to the last acknowledgement. */
  readonly seconds: number
  /** Acknowledged commands. */
  readonly ids: readonly string[]
  /** Times a device was told to come back later, and times nobody answered. */
  readonly busy: number
  readonly away: number
}

/** Power is back: all devices send three days at once, while somebody works. */
export const storm: Bench = async (log) => {
  const devices = numberFlag('devices', 50)
  const commands = numberFlag('commands', 750)
  const hospital = await Hospital.create({ nodeOptions: LIKE_THE_BOX })
  let child: ChildProcess | undefined
  try {
    log(`Menandatangani ${devices} x ${commands} perintah…`)
    const order: StormOrder = { url: hospital.url, devices, commands }
    child = fork(generator, [JSON.stringify(order)])
    await told(child, 'ready')
    const user = await Foreground.signIn(hospital.url)
    log('Satu orang bekerja sendiri…')
    const calm = await user.workFor(10_000)
    log('Badai…')
    const finished = told<StormReport>(child, 'done')
    child.send('go')
    const work = user.workUntil(finished)
    const report = await finished
    const during = await work
    const peakMb = await hospital.peakMemoryMb()
    const broken = await brokenInvariants(hospital, report.ids)
    const all = Object.values(during).flat()
    return {
      bench: 'storm',
      figures: {
        all_acked_s: report.seconds,
        foreground_p95_ms: percentile(all, 95),
        lost: broken.lost + devices * commands - new Set(report.ids).size,
        doubled: broken.doubled,
      },
      baseline: {
        calm_foreground_p95_ms: percentile(Object.values(calm).flat(), 95),
        foreground_requests: all.length,
        ...Object.fromEntries(
          Object.entries(during).map(([kind, times]) => [`foreground_${kind}_p95_ms`, percentile(times, 95)]),
        ),
        foreground_worst_ms: Math.max(...all),
        foreground_told_to_wait: user.toldToWait,
        commands_per_s: report.ids.length / report.seconds,
        told_to_wait: report.busy,
        no_answer: report.away,
        api_peak_mb: peakMb,
        ...brokenFigures(broken),
      },
      notes: [
        `${devices} devices with ${commands} commands each (the mix of bench push, opened, batches of at most 100) start within a second, in a process of their own on the same machine; they wait as the app does: when a busy server said, else full jitter`,
        'the API runs with the heap of the 4 GB box; api_peak_mb is the most memory its process had, Postgres not counted',
        'foreground: every 250 ms, whether or not the one before is answered, one of: a saved command pushed, changes pulled (each page counts), the heartbeat; a push that is told to come back counts until it is acknowledged; searching asks no server',
      ],
    }
  } finally {
    child?.kill('SIGKILL')
    await hospital.destroy()
  }
}

/** Waits for a message of one kind. @throws when the process ends before */
const told = <T>(child: ChildProcess, kind: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      if ((message as { kind?: string }).kind !== kind) return
      child.off('message', onMessage)
      resolve(message as T)
    }
    child.on('message', onMessage)
    child.once('exit', (code) => reject(new Error(`storm: the generator ended with ${code}`)))
  })
