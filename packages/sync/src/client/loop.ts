import { backoffMs, untilInvitedMs } from './backoff.js'
import type { Core } from './core.js'
import { keepCheckpoint } from './checkpoint.js'
import { ping } from './contact.js'
import { drain } from './drain.js'
import { catchUp } from './load.js'
import { pull } from './pull.js'
import { mirrorState } from './second-copy.js'

const heartbeatMs = 15_000
const afterWriteMs = 300

/**
 * Heartbeat, then send, then fetch; again after 15 s, 300 ms after a write, with full jitter between 1 and 60 s
 * while the line fails, and when a busy server said.
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
      const trouble = await once(core)
      await keepCheckpoint(core)
      if (trouble === null) failures = 0
      else {
        failures = trouble.isInvited ? 0 : failures + 1
        waitMs = trouble.isInvited
          ? untilInvitedMs(trouble.retryAfterS, core.ports.crypto)
          : Math.max(backoffMs(failures, core.ports.crypto), trouble.retryAfterS * 1000)
        if (trouble.retryAfterS > 0) notBefore = clock.monotonic() + trouble.retryAfterS * 1000
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

interface Trouble {
  /** What the server asked to wait; 0: it did not say. */
  readonly retryAfterS: number
  /** It is there, and named the time at which it wants to be asked again. */
  readonly isInvited: boolean
}

/** @returns null when all went well */
async function once(core: Core): Promise<Trouble | null> {
  const noLine = { retryAfterS: 0, isInvited: false }
  if (await core.inTurn(() => catchUp(core))) await core.announce()
  await core.inTurn(() => mirrorState(core))
  if (!(await ping(core))) return noLine
  const sent = await drain(core)
  if (sent.result === 'unreachable' || sent.result === 'busy') {
    const { retryAfterS = 0 } = sent
    return { retryAfterS, isInvited: sent.result === 'busy' && retryAfterS > 0 }
  }
  const fetched = await pull(core)
  return fetched.result === 'unreachable' ? noLine : null
}
