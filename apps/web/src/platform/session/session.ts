import type { DeviceCore, PersonOnDevice } from '@lentera/sync/client/api'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { SessionAnswer } from '@lentera/contracts/users/auth'
import { keepDrafts } from '../local/unkept-drafts'
import { enrol, login, logout, refresh, type Answered } from './api'
import { deviceName } from './device-name'
import { reloadSecret } from './reload-secret'
import { Tabs } from './tabs'

/** Why nobody is signed in: a fresh start, somebody left, or something that has to be said. */
export type LockReason = 'start' | 'left' | 'replaced' | 'idle' | 'password_changed'

export type SignIn =
  | { readonly result: 'entered' }
  | { readonly result: 'wrong_password' }
  /** Never signed in on this computer, and the server cannot be asked. */
  | { readonly result: 'unknown_here' }
  | { readonly result: 'wait'; readonly seconds: number }
  | { readonly result: 'failed'; readonly code: string }

export type SignInStep = 'opening' | 'asking' | 'preparing'

/** Refreshed this long before the token ends. */
const EARLY_S = 60
/** Without an answer, tried again after this. */
const AGAIN_S = 300

/** Who works at this browser, with the server and without it. */
export class Session {
  readonly tabs: Tabs
  reason: LockReason = 'start'
  /** Somebody else is about to sign in while this person still is: the door does not send them back. */
  isChanging = false
  #refreshing: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly core: DeviceCore) {
    this.tabs = new Tabs(core)
    this.tabs.onLock = (reason) => this.#left(reason)
  }

  /** After a reload or in a new tab: no second password within one browser start. */
  async resume(): Promise<boolean> {
    const secret = reloadSecret.read()
    const resumed =
      (secret !== null && (await this.core.resumeAfterReload(secret))) || (await this.tabs.adopt())
    if (resumed) void this.#catchUp().then(() => this.#refresh())
    else reloadSecret.forget()
    return resumed
  }

  /** The slot on this computer first, because it answers without a line; the server where it does not. */
  async signIn(username: string, password: string, onStep: (step: SignInStep) => void): Promise<SignIn> {
    const isKnown = this.core.snapshot.people.some(({ user }) => user.username === username)
    if (isKnown) {
      onStep('opening')
      if ((await this.core.unlock(username, password)) === 'unlocked') {
        await this.#entered()
        void this.#confirm(username, password)
        return { result: 'entered' }
      }
    }
    onStep('asking')
    const answer = await login({ username, password })
    if (answer.result === 'unreachable') return { result: isKnown ? 'wrong_password' : 'unknown_here' }
    if (answer.result === 'problem') return refusal(answer)
    onStep('preparing')
    return this.#makeSlot(answer.value, password)
  }

  /** Logout is a lock, in all tabs: the computer goes on sending. */
  async lock(reason: LockReason = 'left'): Promise<void> {
    this.tabs.lockOthers()
    await keepDrafts()
    reloadSecret.forget()
    this.#left(reason)
    await this.core.lock()
    if (this.core.snapshot.sync.server !== 'unreachable') void logout()
  }

  /** First sign-in here, or the password was changed on the server: a new slot, and a key registered for it. */
  async #makeSlot(session: SessionAnswer, password: string): Promise<SignIn> {
    const [key, deviceKey] = await Promise.all([this.core.newPersonKey(), this.core.keyForServer()])
    const request = {
      name: deviceName(navigator.userAgent),
      unit: 'all',
      publicKey: key.publicKey,
      ...(deviceKey ? { deviceKey } : {}),
    }
    const answer = await enrol(request, session.accessToken)
    if (answer.result === 'unreachable') return { result: 'unknown_here' }
    if (answer.result === 'problem') return refusal(answer)
    await this.core.enrolled(answer.value)
    await this.core.addPerson(personOf(session, this.core.now()), password, key)
    if (this.core.snapshot.person?.user.id !== session.user.id)
      await this.core.unlock(session.user.username, password)
    this.#refreshBefore(session.expiresIn)
    await this.#entered()
    return { result: 'entered' }
  }

  async #entered(): Promise<void> {
    const { person } = this.core.snapshot
    if (!person) throw new Error('nobody is unlocked')
    this.tabs.entered(person.user.id)
    await reloadSecret.keep(this.core)
    void this.#catchUp()
  }

  /** What the server has for this person, at once and not with the next heartbeat. */
  async #catchUp(): Promise<void> {
    if (await this.core.ping()) await this.core.pull()
  }

  /** The slot was opened alone; the server may know that the password is another one by now. */
  async #confirm(username: string, password: string): Promise<void> {
    const answer = await login({ username, password })
    if (answer.result === 'ok' && answer.value.user.id === this.core.snapshot.person?.user.id) {
      await this.core.updatePerson(personOf(answer.value, this.core.now()))
      this.#refreshBefore(answer.value.expiresIn)
    }
    if (answer.result === 'problem' && answer.code === 'auth.invalid_credentials')
      await this.lock('password_changed')
  }

  #refreshBefore(expiresInS: number): void {
    clearTimeout(this.#refreshing)
    const wait = Math.max(expiresInS - EARLY_S, EARLY_S) * 1000
    this.#refreshing = setTimeout(() => void this.#refresh(), wait)
  }

  /** Keeps the server's session alive. One for somebody else: another tab changed the person, this one locks. */
  async #refresh(): Promise<void> {
    const { person } = this.core.snapshot
    if (!person) return
    const answer = await refresh()
    if (answer.result === 'unreachable') return this.#refreshBefore(AGAIN_S)
    if (answer.result === 'problem') return
    if (answer.value.user.id !== this.core.snapshot.person?.user.id) return this.#lockAlone()
    this.#refreshBefore(answer.value.expiresIn)
  }

  async #lockAlone(): Promise<void> {
    reloadSecret.forget()
    this.#left('replaced')
    await this.core.lock()
  }

  #left(reason: LockReason): void {
    this.reason = reason
    clearTimeout(this.#refreshing)
  }
}

const personOf = ({ user, grants }: SessionAnswer, now: Instant): PersonOnDevice => ({
  user,
  grants,
  lastOnlineAt: now,
})

function refusal({ code, retryAfterS }: Extract<Answered<never>, { result: 'problem' }>): SignIn {
  if (code === 'auth.invalid_credentials') return { result: 'wrong_password' }
  if (code === 'rate.limited') return { result: 'wait', seconds: retryAfterS ?? 30 }
  return { result: 'failed', code }
}
