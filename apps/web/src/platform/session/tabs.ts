import type { DeviceCore, TabKeys } from '@lentera/sync/client/api'
import { keepDrafts } from '../local/unkept-drafts'
import { reloadSecret } from './reload-secret'

type Message =
  | { readonly kind: 'want-keys'; readonly from: string }
  | { readonly kind: 'keys'; readonly to: string; readonly keys: TabKeys; readonly secret: string | null }
  /** Somebody entered in that tab: one person per browser profile, so tabs of another person lock. */
  | { readonly kind: 'entered'; readonly userId: string; readonly isGuest: boolean }
  | { readonly kind: 'lock' }
  /** The PIN opens again, in whichever tab. */
  | { readonly kind: 'hide' }
  | { readonly kind: 'active' }
  /** This tab stored or received something; the others look at the disk. */
  | { readonly kind: 'stored' }

/** Long enough for a busy tab on a slow PC; a tab that is alone waits this long at its start. */
const ANSWER_MS = 400

/** Many rows of one pull are one message. */
const STORED_MS = 50

/** What the tabs of one browser profile tell each other. Keys travel as non-extractable CryptoKeys. */
export class Tabs {
  readonly #id = crypto.randomUUID()
  readonly #channel = new BroadcastChannel('lentera-tabs')
  /** Told when another tab's person leaves or replaces ours, and when somebody works there. */
  onLock: (reason: 'left' | 'replaced') => void = () => undefined
  onActive: () => void = () => undefined
  onHide: () => void = () => undefined

  constructor(private readonly core: DeviceCore) {
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#heard(data)
    let timer: ReturnType<typeof setTimeout> | undefined
    // A tab that finds nothing new on the disk tells nobody, so the tabs do not go on for ever.
    core.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        this.#tell({ kind: 'stored' })
      }, STORED_MS)
    })
    // A tab that slept may have missed the message.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#lookAgain()
    })
  }

  /** Takes the keys of an unlocked tab, if there is one. */
  async adopt(): Promise<boolean> {
    const answer = await this.#ask()
    if (!answer || !(await this.core.adoptKeys(answer.keys))) return false
    if (answer.secret) reloadSecret.write(answer.secret)
    return true
  }

  /** Tells the others who works here now; who is somebody else there locks. */
  entered(userId: string, isGuest: boolean): void {
    this.#tell({ kind: 'entered', userId, isGuest })
  }

  hideOthers(): void {
    this.#tell({ kind: 'hide' })
  }

  lockOthers(): void {
    this.#tell({ kind: 'lock' })
  }

  active(): void {
    this.#tell({ kind: 'active' })
  }

  async #heard(message: Message): Promise<void> {
    const { person, guest, screenLockedFor } = this.core.snapshot
    if (message.kind === 'active') return this.onActive()
    if (message.kind === 'stored') return this.core.refresh()
    if (message.kind === 'want-keys') return this.#share(message.from)
    const here = person ?? screenLockedFor
    if (!here) return
    if (message.kind === 'lock') return this.#lockHere('left')
    if (message.kind === 'hide') return this.#hideHere()
    if (message.kind !== 'entered') return
    if (message.userId !== here.user.id) return this.#lockHere('replaced')
    // The PIN was given in that tab; or a guest sits there now, or sits there no longer.
    const isOther = message.isGuest || guest !== null
    if ((screenLockedFor || isOther) && !(await this.adopt()) && isOther) await this.#lockHere('replaced')
  }

  async #lookAgain(): Promise<void> {
    if (await this.core.wasReplaced()) await this.#lockHere('replaced')
  }

  async #lockHere(reason: 'left' | 'replaced'): Promise<void> {
    await keepDrafts()
    reloadSecret.forget()
    this.onLock(reason)
    await this.core.leaveTab()
  }

  async #hideHere(): Promise<void> {
    await keepDrafts()
    this.onHide()
    if (!(await this.core.lockScreen())) await this.#lockHere('left')
  }

  #share(to: string): void {
    const keys = this.core.keysForTab()
    if (keys) this.#tell({ kind: 'keys', to, keys, secret: reloadSecret.read() })
  }

  #ask(): Promise<Extract<Message, { kind: 'keys' }> | null> {
    return new Promise((resolve) => {
      const channel = new BroadcastChannel('lentera-tabs')
      const end = (answer: Extract<Message, { kind: 'keys' }> | null) => {
        clearTimeout(timer)
        channel.close()
        resolve(answer)
      }
      const timer = setTimeout(end, ANSWER_MS, null)
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        if (data.kind === 'keys' && data.to === this.#id) end(data)
      }
      this.#tell({ kind: 'want-keys', from: this.#id })
    })
  }

  #tell(message: Message): void {
    this.#channel.postMessage(message)
  }
}
