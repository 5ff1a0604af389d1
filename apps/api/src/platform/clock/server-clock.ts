import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { uptime } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { Id } from '@lentera/contracts/kernel/id'
import type { ServerClock } from '@lentera/sync/server/ports'

const MINUTE = 60_000
/** Where systemd-timesyncd and chrony's wrapper leave word that the clock was set from the network. */
const NTP_EVIDENCE = '/run/systemd/timesync/synchronized'

/** The `fixed` clock begins here, a Saturday morning in Jayapura, and then runs as any clock. */
const FIXED_START = Date.parse('2026-11-20T23:30:00.000Z')

/** What a machine shows of the time; tests put another machine in its place. */
export interface Machine {
  /** Milliseconds since 1970, as whoever set it wanted. */
  wall(): number
  /** Milliseconds that never go backwards. */
  steady(): number
  /** Seconds since it was switched on. */
  uptimeS(): number
  /** Whether its clock was set from the network. */
  isSynchronised(): boolean
}

const thisMachine: Machine = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  uptimeS: uptime,
  isSynchronised: () => existsSync(NTP_EVIDENCE),
}

/** A server's clock with the name of its present run: from a start, or a jump, to the next. */
export interface MachineClock extends ServerClock {
  readonly run: Id
}

/** The machine's clock, and how far it can be trusted. */
export class RealClock implements MachineClock {
  readonly #started: { wall: number; steady: number }
  #startedBehind = false
  /** Keeps the guess from lying before the last commit, where no grant and no session would hold. */
  #floorMs = 0
  #run: Id = randomUUID()
  /** What a person said in this run, and where the clock stood against the steady one then. */
  #told: { offsetMs: number; driftMs: number } | null = null

  constructor(private readonly machine: Machine = thisMachine) {
    this.#started = { wall: machine.wall(), steady: machine.steady() }
  }

  now(): number {
    // Set from the network since: the machine is right by itself.
    const offsetMs = this.machine.isSynchronised() ? 0 : (this.#told?.offsetMs ?? this.#floorMs)
    return this.machine.wall() + offsetMs
  }

  get run(): Id {
    return this.#run
  }

  /** A machine that just booted at or before its last commit has lost its time. */
  compareWith(lastCommitAt: number | null): void {
    const justBooted = this.machine.uptimeS() < 10 * 60
    const now = this.machine.wall()
    if (lastCommitAt === null) return
    this.#startedBehind = now < lastCommitAt || (justBooted && now < lastCommitAt + MINUTE)
    this.#floorMs = Math.max(0, lastCommitAt - now)
  }

  confidence(): ClockConfidence {
    if (this.machine.isSynchronised()) return 'ntp'
    const driftMs = this.#drift()
    if (this.#told) {
      if (Math.abs(driftMs - this.#told.driftMs) <= MINUTE) return 'operator'
      // Somebody set the machine's clock: what was said of it is true no more, and is asked again.
      this.#told = null
      this.#floorMs = 0
      this.#startedBehind = true
      this.#run = randomUUID()
    }
    return this.#startedBehind || Math.abs(driftMs) > MINUTE ? 'guessed' : 'operator'
  }

  /** @param offsetMs what a person said in this run; of another run it says nothing */
  believe(run: Id, offsetMs: number): void {
    // What was shown stood on the floor.
    if (run === this.#run) this.#told = { offsetMs: this.#floorMs + offsetMs, driftMs: this.#drift() }
  }

  /** How far the machine's clock was set since the start. */
  #drift(): number {
    return this.machine.wall() - this.#started.wall - (this.machine.steady() - this.#started.steady)
  }

  sleep(ms: number): Promise<void> {
    return wait(ms)
  }
}

/** Begins at a known moment, so that tests know the business date. */
export class FixedClock implements MachineClock {
  readonly run: Id = randomUUID()
  readonly #steady = performance.now()

  constructor(private readonly start = FIXED_START) {}

  now(): number {
    return Math.round(this.start + performance.now() - this.#steady)
  }

  confidence(): ClockConfidence {
    return 'operator'
  }

  sleep(ms: number): Promise<void> {
    return wait(ms)
  }
}
