import { connect } from 'node:net'
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'

/** `unknown`: nobody said whom to ask, or the first look is not over. */
export type InternetState = 'reachable' | 'unreachable' | 'unknown'

export interface InternetWatchOptions {
  /** `host:port` of what the hospital needs the internet for; one that answers is enough. */
  readonly targets: readonly string[]
  readonly lookMs?: number
  readonly timeoutMs?: number
}

/** Twice a minute: a screen that asks as often says it within a minute. */
const LOOK_MS = 20_000
const TIMEOUT_MS = 5_000

/**
 * Whether the server's own line to the outside stands. Devices cannot see that: their line ends at the server.
 * It opens a connection to each target, says nothing and hangs up; no data of the hospital leaves by it.
 */
export class InternetWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  #state: InternetState = 'unknown'
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly options: InternetWatchOptions) {}

  get state(): InternetState {
    return this.#state
  }

  onApplicationBootstrap(): void {
    if (this.options.targets.length === 0) return
    void this.look()
    this.#timer ??= setInterval(() => void this.look(), this.options.lookMs ?? LOOK_MS)
    this.#timer.unref()
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer)
  }

  async look(): Promise<void> {
    const { targets, timeoutMs = TIMEOUT_MS } = this.options
    const answers = targets.map((target) => answer(target, timeoutMs))
    this.#state = await Promise.any(answers).then(
      () => 'reachable' as const,
      () => 'unreachable' as const,
    )
  }
}

/** @throws where nobody answers in time, or the name is not found */
function answer(target: string, timeoutMs: number): Promise<void> {
  const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(target)!
  return new Promise((resolve, reject) => {
    const socket = connect({ host: host!, port: Number(port), timeout: timeoutMs })
    const end = (settle: () => void) => {
      settle()
      socket.destroy()
    }
    socket.once('connect', () => end(resolve))
    socket.once('timeout', () => end(() => reject(new Error('timeout'))))
    socket.once('error', (error) => end(() => reject(error)))
  })
}
