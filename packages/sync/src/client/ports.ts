import type { CryptoPort } from '../record/crypto-port.js'
import type { LogEntry } from '../second-copy/frames.js'
import type { Obstacle, Room } from './protection-state.js'
import type { LogList } from '../second-copy/second-copy-log.js'

/** Time as the device sees it; the browser's clock may be wrong, so it is evidence, never order. */
export interface ClockPort {
  /** Milliseconds since 1970 by the device's wall clock. */
  now(): number
  /** Milliseconds that never go backwards; used to age the offset. */
  monotonic(): number
  /** Runs `then` after `ms`; answers a cancel function. */
  after(ms: number, then: () => void): () => void
}

export interface NetRequest {
  readonly method: 'GET' | 'POST'
  /** Path on the one origin, `/api/v1/…`. */
  readonly path: string
  /** JSON text; the port compresses it where the platform can. */
  readonly body?: string
  /** Value of the header `lentera-device`: a signature in place of the device's cookie. */
  readonly proof?: string
  readonly signal?: AbortSignal
  readonly timeoutMs: number
}

export interface NetAnswer {
  readonly status: number
  readonly contentType: string
  readonly retryAfterS: number | null
  /** Whole body; cut bodies reject instead. */
  readonly text: string
}

/** The line. Rejects for anything that is not a complete HTTP answer. Credentials travel in cookies. */
export interface NetPort {
  request(request: NetRequest): Promise<NetAnswer>
}

/** Web Locks, by name; used to save work, never for correctness. */
export interface LocksPort {
  /** Runs `work` while holding the lock; waits for it. */
  request<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Runs `work` only when the lock is free now; null otherwise. */
  tryRequest<T>(name: string, work: () => Promise<T>): Promise<T | null>
}

/** Small synchronous memory outside IndexedDB: `localStorage`, the second witness of loss. */
export interface WitnessPort {
  read(): string | null
  write(value: string): void
}

/**
 * What is written twice: an append-only log outside IndexedDB. One operation at a time over all tabs; the device
 * core sees to that with a lock. Rejects with the file system's error; then everything is as it was.
 */
export interface SecondCopyPort {
  list(): Promise<LogList>
  /** All entries, oldest first, each name once, as it was written last. */
  read(): Promise<LogEntry[]>
  /** Resolves when the entries are on the disk. @returns bytes of the log */
  append(entries: readonly LogEntry[]): Promise<number>
  /** Replaces everything, so that at every instant the old or the new is whole. @returns bytes of the log */
  rewrite(entries: readonly LogEntry[]): Promise<number>
  destroy(): Promise<void>
}

/** What the browser says about keeping our data, and what can be found out about it. */
export interface KeepingPort {
  /** Why nothing is kept here for sure; null: nothing is known to stand against it. */
  obstacle(): Promise<Exclude<Obstacle, 'private'> | null>
  /** Whether this looks like a window that forgets when it is closed: a guess. */
  isPrivate(): Promise<boolean>
  isPersistent(): Promise<boolean>
  /** Asks the browser to delete nothing of ours under pressure. @returns whether it agreed */
  askPersistent(): Promise<boolean>
  /** null where the browser does not say. */
  room(): Promise<Room | null>
  /** Random per start of the browser, the same in all tabs and over reloads. */
  browserStart(): string
}

/** Everything the device core touches that is not pure. */
export interface Ports {
  readonly storage: IDBFactory
  /** IDBKeyRange of the same implementation as `storage`. */
  readonly keyRange: typeof IDBKeyRange
  readonly net: NetPort
  readonly clock: ClockPort
  readonly crypto: CryptoPort
  readonly locks: LocksPort
  readonly witness: WitnessPort
  /** Absent where the browser has no place for it: then commands are written once, and the screens say so. */
  readonly secondCopy?: SecondCopyPort
  /** Absent: nothing is known, and the browser is believed. */
  readonly keeping?: KeepingPort
  /** Version of the app, sent with each push. */
  readonly build: string
  /** Fingerprint of rules and engine; what other code decided is decided again. Absent: the version of the app. */
  readonly code?: string
  /** When the app was built, milliseconds since 1970: no right clock stands before it. */
  readonly builtAt?: number
}
