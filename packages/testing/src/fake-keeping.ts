import type { KeepingPort } from '@lentera/sync/client/ports'
import type { Obstacle, Room } from '@lentera/sync/client/protection-state'

const GB = 1024 ** 3

/** A browser that keeps things as well as a test wants it to. */
export class FakeKeeping implements KeepingPort {
  stands: Obstacle | null = null
  grants = false
  space: Room | null = { used: 0, free: 10 * GB }
  start = 'start 1'
  asked = 0
  #isPersistent = false

  async obstacle(): Promise<Exclude<Obstacle, 'private'> | null> {
    return this.stands === 'private' ? null : this.stands
  }

  async isPrivate(): Promise<boolean> {
    return this.stands === 'private'
  }

  async isPersistent(): Promise<boolean> {
    return this.#isPersistent
  }

  async askPersistent(): Promise<boolean> {
    this.asked += 1
    this.#isPersistent = this.grants
    return this.grants
  }

  async room(): Promise<Room | null> {
    return this.space
  }

  browserStart(): string {
    return this.start
  }
}
