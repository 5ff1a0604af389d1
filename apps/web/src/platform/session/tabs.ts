import type { DeviceCore, TabKeys } from '@lentera/sync/client/api'
import { keepDrafts } from '../local/unkept-drafts'
import { reloadSecret } from './reload-secret'

type Message =
  | { readonly kind: 'want-keys'; readonly from: string }
  | { readonly kind: 'keys'; readonly to: string; readonly keys: TabKeys; readonly secret: string | null }
  /** Somebody entered in that tab: one person per browser profile, so tabs of another person lock. */
  | { readonly kind: 'entered'; readonly userId: string }
  | { readonly kind: 'locked-for'; readonly userId: string }
  | { readonly kind: 'lock' }
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
  }

  /** Takes the keys of an unlocked tab, if there is one. */
  async adopt(): Promise<boolean> {
    const answer = await this.#ask()
    if (!answer || !(await this.core.adoptKeys(answer.keys))) return false
    if (answer.secret) reloadSecret.write(answer.secret)
    return true
  }

  /** Tells the others who works here now; who is somebody else there locks. */
  entered(userId: string): void {
    this.#tell({ kind: 'entered', userId })
  }

  lockOthers(): void {
    this.#tell({ kind: 'lock' })
  }

  active(): void {
    this.#tell({ kind: 'active' })
  }

  async #heard(message: Message): Promise<void> {
    const { person } = this.core.snapshot
    if (message.kind === 'active') return this.onActive()
    if (message.kind === 'stored') return this.core.refresh()
    if (message.kind === 'want-keys') return this.#share(message.from)
    if (!person) return
    if (message.kind === 'lock') return this.#lockHere('left')
    if (message.kind === 'entered' && message.userId !== person.user.id) {
      await this.#lockHere('replaced')
      this.#tell({ kind: 'locked-for', userId: message.userId })
    }
    // A tab that locks deletes the record that carries keys over a reload; it is the new person's by now.
    if (message.kind === 'locked-for' && message.userId === person.user.id) await reloadSecret.keep(this.core)
  }

  async #lockHere(reason: 'left' | 'replaced'): Promise<void> {
    await keepDrafts()
    reloadSecret.forget()
    await this.core.lock()
    this.onLock(reason)
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
