import type { Id } from '@lentera/contracts/kernel/id'
import type { Guest } from '@lentera/contracts/sync/record'
import type { PinEntry } from './api-results.js'
import type { Core, PersonSlot, Unlocked } from './core.js'
import type { KeySlot, PinCheck } from './database.js'
import { openSlot } from './key-slots.js'
import { loadDevice } from './load.js'
import { changeSlot, enter, lock, slotOf, stepBack } from './people.js'
import {
  isGuessedFirst,
  isPin,
  newPinCheck,
  passwordHolds,
  pinMatches,
  pinTries,
  waitAfterMs,
  waitLeftMs,
} from './pin.js'
import { enterPresent, presentHere } from './present.js'
import { authorOf } from './save.js'
import { ownerOf } from './signing-person.js'

/**
 * Sets or replaces the PIN of who works here, or notes that they want none.
 * @returns `guessed_first` for 111111 or 123456, which is not stored
 * @throws DeviceLocked, RangeError for anything but six digits
 */
export async function setPin(core: Core, pin: string | null): Promise<'set' | 'declined' | 'guessed_first'> {
  const { unlocked } = authorOf(core)
  const { id } = unlocked.person.user
  if (unlocked.guest) throw new RangeError('a guest has no PIN here')
  if (pin !== null && !isPin(pin)) throw new RangeError('a PIN has six digits')
  if (pin !== null && isGuessedFirst(pin)) return 'guessed_first'
  const check =
    pin === null ? null : await newPinCheck(core.ports.crypto, unlocked.deviceKey, id, pin, core.iterations)
  await changeSlot(core, id, ({ pin: _pin, pinDeclined: _declined, ...slot }) => ({
    slot: check ? { ...slot, pin: check } : { ...slot, pinDeclined: true },
    result: null,
  }))
  await loadDevice(core)
  await core.announce()
  return check ? 'set' : 'declined'
}

/**
 * Hides everything and rests the keys, in memory only, until a PIN comes.
 * @returns false when who works here has no PIN that would open: the caller locks with the password
 */
export async function lockScreen(core: Core): Promise<boolean> {
  const { unlocked } = core
  if (!unlocked) return core.screenLockedFor !== null
  const { id } = unlocked.person.user
  // Another tab may have set the PIN.
  await loadDevice(core)
  if (!canEnterByPin(core, id)) return false
  await stepBack(core)
  await enterPresent(core, { userId: id, owner: id, screen: 'locked', at: core.ports.clock.now() })
  core.view.clear()
  core.screenLockedFor = id
  await core.announce()
  return true
}

/** Whether a PIN is enough for this person now, in this tab. */
export function canEnterByPin(core: Core, userId: Id): boolean {
  const keys = keysAtHand(core, userId)
  const person = core.people.find(({ user }) => user.id === userId)
  return person?.pin === 'set' && keys !== null && isFresh(core, keys)
}

const keysAtHand = (core: Core, userId: Id) =>
  core.unlocked?.person.user.id === userId ? core.unlocked : (core.resting.get(userId) ?? null)

const isFresh = ({ ports: { clock } }: Core, { password }: Pick<Unlocked, 'password'>): boolean =>
  passwordHolds(password, clock.now(), clock.monotonic())

/**
 * A person comes back to a locked screen, or takes over from a colleague. Only who gave the password since
 * the browser started, at most 12 hours ago. A fifth wrong PIN locks all tabs to the password; nothing is
 * ever deleted for it.
 */
export async function unlockByPin(core: Core, userId: Id, pin: string): Promise<PinEntry> {
  const checked = await checkPin(core, userId, pin)
  if ('result' in checked) return checked
  const keys = keysAtHand(core, userId)!
  await enter(core, checked.slot.person, keys, keys.password)
  return { result: 'unlocked' }
}

/** Counts first and looks then, so that neither a reload nor a second tab gives a try for nothing. */
async function checkPin(
  core: Core,
  userId: Id,
  pin: string,
): Promise<Exclude<PinEntry, { result: 'unlocked' }> | { slot: PersonOf }> {
  const keys = keysAtHand(core, userId)
  if (!keys || !isFresh(core, keys)) {
    core.resting.delete(userId)
    await core.announce()
    return { result: 'password_needed' }
  }
  const now = core.ports.clock.now()
  const counted = await changeSlot(core, userId, (slot) => countTry(slot, now))
  if (!counted || counted.result === 'password_needed') return { result: 'password_needed' }
  if (counted.result === 'wait') return { result: 'wait', waitMs: counted.waitMs }
  const { slot, check } = counted
  if (await pinMatches(core.ports.crypto, keys.deviceKey, userId, check, pin)) {
    await changeSlot(core, userId, (found) => ({ slot: withoutWrong(found), result: null }))
    return { slot }
  }
  const left = pinTries - (check.wrong + 1)
  if (left > 0) return { result: 'wrong', left, waitMs: waitAfterMs(check.wrong + 1) }
  await lock(core)
  return { result: 'password_needed' }
}

type PersonOf = Pick<KeySlot, 'person'>

type Counted =
  | { result: 'password_needed' }
  | { result: 'wait'; waitMs: number }
  | { result: 'try'; slot: KeySlot; check: PinCheck }

function countTry(slot: KeySlot, now: number): { slot: KeySlot; result: Counted } {
  const { pin } = slot
  if (!pin || pin.wrong >= pinTries) return { slot, result: { result: 'password_needed' } }
  const waitMs = waitLeftMs(pin, now)
  if (waitMs > 0) return { slot, result: { result: 'wait', waitMs } }
  const wrong = pin.wrong + 1
  const counted = { ...pin, wrong, waitUntil: now + waitAfterMs(wrong) }
  return { slot: { ...slot, pin: counted }, result: { result: 'try', slot, check: pin } }
}

const withoutWrong = (slot: KeySlot): KeySlot =>
  slot.pin ? { ...slot, pin: { ...slot.pin, wrong: 0, waitUntil: 0 } } : slot

/**
 * Seats a guest who has no slot here on the word of a colleague, who proves it by PIN or password. What the
 * guest saves is signed with the colleague's key, names both, and waits on the server to be confirmed.
 */
export async function seatGuest(core: Core, guest: Guest, userId: Id, secret: string): Promise<PinEntry> {
  const slot = await slotOf(core, userId)
  if (!slot) return { result: 'password_needed' }
  if (isPin(secret) && canEnterByPin(core, userId)) {
    const checked = await checkPin(core, userId, secret)
    if ('result' in checked) return checked
    const keys = keysAtHand(core, userId)!
    await enter(core, slot.person, keys, keys.password, { guest })
    return { result: 'unlocked' }
  }
  const keys = await openSlot(core.ports.crypto, slot, secret)
  if (!keys) return { result: 'wrong_password' }
  const { clock } = core.ports
  await enter(core, slot.person, keys, { at: clock.now(), knownSince: clock.monotonic() }, { guest })
  return { result: 'unlocked' }
}

/** Somebody works on whom the server has not checked for too long; the reason goes with every command. */
export async function giveReason(core: Core, reason: string): Promise<void> {
  const { unlocked } = authorOf(core)
  core.unlocked = { ...unlocked, reason }
  await core.announce()
}

/** Another tab may have changed who is present while this one slept. @returns whether it had */
export async function checkPresent(core: Core): Promise<boolean> {
  const { unlocked, screenLockedFor } = core
  const here = unlocked ? ownerOf(unlocked) : screenLockedFor
  return here !== null && (await presentHere(core))?.owner !== here
}

/** The slots as the snapshot shows them. */
export const peopleHere = (core: Core) =>
  core.people.map((person: PersonSlot) => ({
    ...person,
    canEnterByPin: canEnterByPin(core, person.user.id),
  }))
