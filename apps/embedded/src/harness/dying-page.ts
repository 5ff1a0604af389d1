import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { handlers } from '@lentera/domain/registry'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openDevice } from '@lentera/sync/client/open-device'
import type { Ports, SecondCopyPort } from '@lentera/sync/client/ports'

/** Points of a save, in their order. */
export const savePoints = [
  'pressed',
  'first_copy_written',
  'second_copy_asked',
  'both_written',
  'told',
] as const
export type SavePoint = (typeof savePoints)[number]

/** Where it is to happen: at a point of the n-th save, after so many ms in which the page does not move. */
export interface Moment {
  readonly save: number
  readonly point: SavePoint
  readonly heldMs: number
}

/**
 * The device core on a page without screens, with the app's own ports, saving until something kills it. It tells
 * of each save as the app would show it: after `save` has resolved. Runs in the browser.
 */
export class DyingPage {
  #core: DeviceCore | null = null
  #saves = 0
  #moment: Moment | null = null

  constructor(
    private readonly ports: Ports,
    private readonly tell: (saved: string) => Promise<void>,
    private readonly bringDeath: () => Promise<void>,
  ) {}

  /** @returns what brings the keys back in another page, also after the browser was killed */
  async unlock(username: string, password: string): Promise<string> {
    const core = await this.open()
    const result = await core.unlock(username, password)
    const secret = await core.keepForReload()
    if (result !== 'unlocked' || !secret) throw new Error(`cannot unlock: ${result}`)
    return secret
  }

  async resume(secret: string): Promise<void> {
    const core = await this.open()
    if (!(await core.resumeAfterReload(secret))) throw new Error('the keys did not come back')
  }

  private async open(): Promise<DeviceCore> {
    const { secondCopy, ...rest } = this.ports
    if (!secondCopy) throw new Error('this browser has no second copy')
    const ports = { ...rest, secondCopy: this.watched(secondCopy) }
    this.#core = await openDevice({ ports, handlers })
    await this.#core.refresh()
    const { loss, recovery, secondCopy: health } = this.#core.snapshot
    if (loss || recovery || health !== 'whole') throw new Error(JSON.stringify({ loss, recovery, health }))
    return this.#core
  }

  /** Saves one command after the other. @returns when `count` are saved, if nothing kills it */
  async run(patientIds: readonly string[], count: number, moment: Moment): Promise<void> {
    this.#moment = moment
    this.#saves = 0
    for (let n = 0; n < count; n += 1) {
      this.#saves += 1
      this.at('pressed')
      const patientId = patientIds[n % patientIds.length]!
      const { id } = await this.#core!.save(OpenChart, { patientId, purpose: 'care', screen: 'chart' })
      // As the line "tersimpan" would stand on the screen now.
      void this.tell(id)
      this.at('told')
    }
  }

  private watched(port: SecondCopyPort): SecondCopyPort {
    return {
      list: () => port.list(),
      read: () => port.read(),
      rewrite: (entries) => port.rewrite(entries),
      destroy: () => port.destroy(),
      append: async (entries) => {
        this.at('first_copy_written')
        const written = port.append(entries)
        this.at('second_copy_asked')
        const bytes = await written
        this.at('both_written')
        return bytes
      },
    }
  }

  private at(point: SavePoint): void {
    const moment = this.#moment
    if (!moment || moment.point !== point || moment.save !== this.#saves) return
    this.#moment = null
    void this.bringDeath()
    // The page stands still where it is, while its worker and the browser go on.
    const until = performance.now() + moment.heldMs
    while (performance.now() < until);
  }
}
