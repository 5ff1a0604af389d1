import { backoffMs } from './backoff.js'
import type { Core } from './core.js'
import { ping } from './contact.js'
import { drain } from './drain.js'
import { catchUp } from './load.js'
import { pull } from './pull.js'

const heartbeatMs = 15_000
const afterWriteMs = 300

/**
 * Heartbeat, then send, then fetch; again after 15 s, 300 ms after a write, and with full jitter between 1
 * and 60 s while the line fails, never before the server's Retry-After.
 * @returns stops it
 */
export function startLoop(core: Core): () => void {
  const { clock } = core.ports
  let failures = 0
  let notBefore = -Infinity
  let isRunning = false
  let isWanted = false
  let isStopped = false
  let cancel: () => void = () => {}

  const wake = (ms: number) => {
    cancel()
    cancel = clock.after(Math.max(ms, notBefore - clock.monotonic()), () => void round())
  }

  async function round(): Promise<void> {
    if (isStopped || core.closed) return
    if (isRunning) {
      isWanted = true
      return
    }
    isRunning = true
    isWanted = false
    let waitMs = heartbeatMs
    try {
      const retryAfterS = await once(core)
      if (retryAfterS === null) failures = 0
      else {
        failures += 1
        waitMs = Math.max(backoffMs(failures, core.ports.crypto), retryAfterS * 1000)
        if (retryAfterS > 0) notBefore = clock.monotonic() + retryAfterS * 1000
      }
    } catch (error) {
      // A closed database or a refused write; the next round tries again, everything lies on disk.
      core.note('loop.failed', error instanceof Error ? error.name : undefined)
      failures += 1
      waitMs = backoffMs(failures, core.ports.crypto)
    }
    isRunning = false
    if (!isStopped) wake(isWanted ? afterWriteMs : waitMs)
  }

  core.onSaved = () => {
    if (isRunning) isWanted = true
    else wake(afterWriteMs)
  }
  wake(0)
  return () => {
    isStopped = true
    core.onSaved = () => {}
    cancel()
  }
}

/** @returns null when all went well, else the seconds the server asked to wait (0: it did not say) */
async function once(core: Core): Promise<number | null> {
  if (await core.inTurn(() => catchUp(core))) await core.announce()
  if (!(await ping(core))) return 0
  const sent = await drain(core)
  if (sent.result === 'unreachable' || sent.result === 'busy') return sent.retryAfterS ?? 0
  const fetched = await pull(core)
  return fetched.result === 'unreachable' ? 0 : null
}
