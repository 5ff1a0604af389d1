import type { DeviceCore, PersonOnDevice } from '@lentera/sync/client/api'
import type { PinEntry } from '@lentera/sync/client/api-results'
import type { Guest } from '@lentera/contracts/sync/record'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { SessionAnswer } from '@lentera/contracts/users/auth'
import { keepDrafts } from '../local/unkept-drafts'
import { enrol, login, logout, refresh, type Answered } from './api'
import { deviceName } from './device-name'
import { reloadSecret } from './reload-secret'
import { serverSession } from './server-session'
import { Tabs } from './tabs'

/** Why nobody is signed in: a fresh start, somebody left, or something that has to be said. */
export type LockReason = 'start' | 'left' | 'replaced' | 'idle' | 'password_changed' | 'pins_wrong'

export type SignIn =
  | { readonly result: 'entered' }
  | { readonly result: 'wrong_password' }
  /** Never signed in on this computer, and the server cannot be asked. */
  | { readonly result: 'unknown_here' }
  | { readonly result: 'wait'; readonly seconds: number }
  | { readonly result: 'failed'; readonly code: string }

export type SignInStep = 'opening' | 'asking' | 'preparing'

/** This browser belongs to another server, or to a demonstration that began anew since. */
const OTHER_SERVER = 'auth.other_server'
/** Refreshed this long before the token ends. */
const EARLY_S = 60
/** Without an answer, tried again after this. */
const AGAIN_S = 300
/** Behind the lock screen the chart closes after as long. */
const CHART_CLOSES_MS = 25 * 60_000
/** How often an answered refresh is written down as the person's online check. */
const CHECK_NOTED_MS = 3_600_000

/** Who works at this browser, with the server and without it. */
export class Session {
  readonly tabs: Tabs
  reason: LockReason = 'start'
  /** Somebody else is about to sign in while this person still is: the door does not send them back. */
  isChanging = false
  /** How much whoever works here has not finished today; said at the lock. */
  unfinished = 0
  /** Thirty idle minutes: whoever comes back starts at the first list, not in the chart. */
  #isChartClosed = false
  #refreshing: ReturnType<typeof setTimeout> | undefined
  #closing: ReturnType<typeof setInterval> | undefined

  constructor(private readonly core: DeviceCore) {
    this.tabs = new Tabs(core)
    this.tabs.onLock = (reason) => this.#left(reason)
    this.tabs.onHide = () => this.#hidden()
  }

  /** After a reload or in a new tab: no second password within one browser start. */
  async resume(): Promise<boolean> {
    const secret = reloadSecret.read()
    const resumed =
      (secret !== null && (await this.core.resumeAfterReload(secret))) || (await this.tabs.adopt())
    if (!resumed) reloadSecret.forget()
    else if (this.core.snapshot.screenLockedFor) this.#hidden()
    else void this.#catchUp().then(() => this.#refresh())
    return resumed
  }

  /** The slot on this computer first, because it answers without a line; the server where it does not. */
  async signIn(
    username: string,
    password: string,
    onStep: (step: SignInStep) => void,
    /** Of a browser nobody has signed in on: it is to hold lists for work outside only. */
    asOutreach = false,
  ): Promise<SignIn> {
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
    return this.#makeSlot(answer.value, password, asOutreach && this.core.snapshot.device === null)
  }

  /** Back to a locked screen, or over from a colleague; the open patient stays. */
  async enterByPin(userId: string, pin: string): Promise<PinEntry> {
    return this.#byPin(await this.core.unlockByPin(userId, pin))
  }

  /** @param secret PIN or password of the colleague whose word it is */
  async seatGuest(guest: Guest, userId: string, secret: string): Promise<PinEntry> {
    return this.#byPin(await this.core.seatGuest(guest, userId, secret))
  }

  async #byPin(entry: PinEntry): Promise<PinEntry> {
    if (entry.result === 'unlocked') await this.#entered()
    const { person, screenLockedFor } = this.core.snapshot
    if (entry.result === 'unlocked' && person) {
      if (serverSession.belongsTo(person.user.id)) void this.#refresh()
      else this.#endServerSession()
    }
    // The fifth wrong PIN took all keys away, here and in every other tab.
    if (entry.result === 'password_needed' && !person && !screenLockedFor) {
      this.tabs.lockOthers()
      reloadSecret.forget()
      this.#left('pins_wrong')
    }
    return entry
  }

  /** Hides everything until a PIN comes, in all tabs; without a PIN it is the lock with the password. */
  async hide(): Promise<void> {
    await keepDrafts()
    if (!(await this.core.lockScreen())) return this.lock()
    this.tabs.hideOthers()
    this.#hidden()
  }

  /** Logout is a lock, in all tabs: the computer goes on sending. */
  async lock(reason: LockReason = 'left'): Promise<void> {
    await keepDrafts()
    reloadSecret.forget()
    this.#left(reason)
    await this.core.lock()
    this.tabs.lockOthers()
    this.#endServerSession()
  }

  /** Where the work goes on: `search` of the door's address, or nowhere once the chart was closed. */
  takePlace(search: string): string {
    this.isChanging = false
    return this.#isChartClosed ? '' : search
  }

  #hidden(): void {
    clearTimeout(this.#refreshing)
    clearInterval(this.#closing)
    this.#isChartClosed = false
    const hiddenAt = Date.now()
    // By the clock, because a sleeping computer does not count its timers.
    this.#closing = setInterval(() => {
      if (Date.now() - hiddenAt < CHART_CLOSES_MS) return
      clearInterval(this.#closing)
      this.#isChartClosed = true
      reloadSecret.forget()
      void this.core.forgetReload()
    }, 15_000)
  }

  /** First sign-in here, or the password was changed on the server: a new slot, and a key registered for it. */
  async #makeSlot(session: SessionAnswer, password: string, asOutreach: boolean): Promise<SignIn> {
    const [key, deviceKey, former] = await Promise.all([
      this.core.newPersonKey(),
      this.core.keyForServer(),
      this.core.formerDevice(),
    ])
    const request = {
      name: deviceName(navigator.userAgent),
      unit: 'all',
      publicKey: key.publicKey,
      ...(deviceKey ? { deviceKey } : {}),
      ...(former ? { former } : {}),
      ...(asOutreach ? { outreach: true as const } : {}),
    }
    const answer = await enrol(request, session.accessToken)
    if (answer.result === 'unreachable') return { result: 'unknown_here' }
    if (answer.result === 'problem') {
      if (answer.code === OTHER_SERVER) await this.core.metOtherServer()
      return refusal(answer)
    }
    await this.core.enrolled(answer.value)
    const person = personOf(session, this.core.now())
    await this.core.addPerson(person, password, key)
    await this.core.updatePerson(person, session.policy)
    if (this.core.snapshot.person?.user.id !== session.user.id)
      await this.core.unlock(session.user.username, password)
    serverSession.is(session.user.id)
    this.#refreshBefore(session.expiresIn)
    await this.#entered()
    return { result: 'entered' }
  }

  async #entered(): Promise<void> {
    const { person, guest } = this.core.snapshot
    if (!person) throw new Error('nobody is unlocked')
    clearInterval(this.#closing)
    this.tabs.entered(person.user.id, guest !== null)
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
      serverSession.is(answer.value.user.id)
      await this.core.updatePerson(personOf(answer.value, this.core.now()), answer.value.policy)
      this.#refreshBefore(answer.value.expiresIn)
      await this.#enrolAgain(answer.value.accessToken)
    }
    if (answer.result === 'problem' && answer.code === 'auth.invalid_credentials')
      await this.lock('password_changed')
  }

  /** The server was restored to a time before this computer was enrolled: it is made known again, records and all. */
  async #enrolAgain(accessToken: string): Promise<void> {
    const again = await this.core.reenrolment()
    if (!again) return
    const request = { name: deviceName(navigator.userAgent), unit: 'all', ...again }
    const answer = await enrol(request, accessToken)
    if (answer.result === 'problem' && answer.code === OTHER_SERVER) {
      await this.core.metOtherServer()
      return this.lock()
    }
    if (answer.result !== 'ok') return
    await this.core.enrolled(answer.value)
    await this.core.drain()
    void this.#catchUp()
  }

  #refreshBefore(expiresInS: number): void {
    clearTimeout(this.#refreshing)
    const wait = Math.max(expiresInS - EARLY_S, EARLY_S) * 1000
    this.#refreshing = setTimeout(() => void this.#refresh(), wait)
  }

  /** Keeps the server's session alive. One for somebody else: another tab changed the person, this one locks. */
  async #refresh(): Promise<void> {
    const { person } = this.core.snapshot
    if (!person || !serverSession.belongsTo(person.user.id)) return
    const answer = await refresh()
    if (answer.result === 'unreachable') return this.#refreshBefore(AGAIN_S)
    if (answer.result === 'problem') return
    if (answer.value.user.id !== this.core.snapshot.person?.user.id) return this.#lockAlone()
    const now = this.core.now()
    if (Date.parse(now) - Date.parse(person.lastOnlineAt) > CHECK_NOTED_MS)
      await this.core.updatePerson(personOf(answer.value, now), answer.value.policy)
    this.#refreshBefore(answer.value.expiresIn)
  }

  #endServerSession(): void {
    serverSession.ended()
    if (this.core.snapshot.sync.server !== 'unreachable') void logout()
  }

  async #lockAlone(): Promise<void> {
    await keepDrafts()
    reloadSecret.forget()
    this.#left('replaced')
    await this.core.leaveTab()
  }

  #left(reason: LockReason): void {
    this.reason = reason
    this.#isChartClosed = false
    clearTimeout(this.#refreshing)
    clearInterval(this.#closing)
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
