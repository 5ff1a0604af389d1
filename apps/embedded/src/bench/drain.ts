import { lan, type LineProfile, threeG, vsat, withLoss } from '../fault-proxy/line-profile.js'
import { Hospital } from '../harness/hospital.js'
import { type Broken, brokenFigures, sumOfBroken } from './broken-invariants.js'
import { drainOnce } from './drain-once.js'
import { numberFlag, textFlag } from './flags.js'
import type { Bench } from './result.js'
import { hospitalOnSlowDisk } from './slow-disk.js'

const LOSS = 0.05

interface Run {
  readonly line: LineProfile
  /** Requests are cut, doubled, delayed and answered by a portal. */
  readonly isRough?: boolean
  readonly isSlowDisk?: boolean
}

const runs: Record<string, Run> = {
  lan_s: { line: lan },
  threeg_s: { line: threeG },
  vsat_s: { line: vsat },
  lan_loss_s: { line: withLoss(lan, LOSS) },
  threeg_loss_s: { line: withLoss(threeG, LOSS) },
  vsat_loss_s: { line: withLoss(vsat, LOSS) },
  rough_s: { line: lan, isRough: true },
  slowdisk_s: { line: lan, isSlowDisk: true },
}

/** A morning's queue of one real browser, sent over bad lines until the screen says that nothing waits. */
export const drain: Bench = async (log) => {
  const count = numberFlag('commands', 10_000)
  const only = textFlag('line', Object.keys(runs))
  const wanted = Object.entries(runs).filter(([name]) => only === null || name === only)
  const figures: Record<string, number> = {}
  const bytes: Record<string, number> = {}
  const broken: Broken[] = []
  const good = await Hospital.create()
  const slow = wanted.some(([, { isSlowDisk }]) => isSlowDisk) ? await hospitalOnSlowDisk() : null
  try {
    for (const [at, [name, { line, isRough = false, isSlowDisk }]] of wanted.entries()) {
      log(`${name} (${line.name}): menyiapkan ${count} perintah…`)
      const hospital = isSlowDisk && slow ? slow.hospital : good
      const done = await drainOnce({ hospital, line, isRough, count, run: at + 1, log })
      log(`${name}: ${done.seconds.toFixed(1)} detik`)
      figures[name] = done.seconds
      bytes[name.replace(/_s$/, '_up_kb')] = done.upKb
      bytes[name.replace(/_s$/, '_down_kb')] = done.downKb
      broken.push(done.broken)
    }
  } finally {
    await good.destroy()
    await slow?.destroy()
  }
  const all = sumOfBroken(broken)
  return {
    bench: 'drain',
    figures: { ...figures, lost: all.lost, doubled: all.doubled },
    baseline: { ...bytes, ...brokenFigures(all) },
    notes: [
      `${count} commands in the outbox of the app in Chromium, unlocked, server side empty of them; from the key "Kirim sekarang" until the screen says that nothing waits`,
      'the mix of bench push: nine of ten visits are by patients the server knows; records were signed and sealed before the clock starts',
      'line: own TCP relay with slow start; LAN 100 Mbit/s 2 ms, 3G 1 Mbit/s 300 ms, VSAT 256 kbit/s 700 ms, both directions; *_loss_s: 5 % of segments lost; no TLS, a cable or satellite in between would add a round trip per connection',
      'rough_s: LAN, and of 100 pushes 20 are cut off, 10 come twice, 10 are answered late and 5 by a portal; the waits of the device between its tries are in it',
      'slowdisk_s: LAN, and each fsync of Postgres takes 8.3 ms, one at a time',
      'lost, doubled: commands of all runs that are missing in the log of the server, and effects that are there twice; I3_broken and so on: what the other invariants found that can be seen on the server',
    ],
  }
}
