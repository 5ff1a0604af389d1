import type { Id } from '@lentera/contracts/kernel/id'

/** One attempt at one delivery; all else lies in the database. */
export interface DeliveryJob {
  readonly eventId: Id
  readonly attempt: number
}

/**
 * Carries jobs from whoever dispatches to whoever delivers. It may lose every job at any time, and deliver one twice:
 * the database frees what was lost and hands each attempt out once.
 */
export interface JobQueue {
  /** @throws when it cannot be reached; nothing is lost by that */
  add(jobs: readonly DeliveryJob[]): Promise<void>
  /** Jobs that wait or run. @throws when it cannot be reached */
  size(): Promise<number>
  /** Begins to work, this many jobs at a time. A handler never rejects. Once. */
  work(handler: (job: DeliveryJob) => Promise<void>, concurrency: number): void
  /** Takes no more jobs and resolves when those that run are done. What waits is dropped. */
  close(): Promise<void>
}
