import type { DevicePolicy } from '@lentera/contracts/devices/device-policy'
import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { PackedPart } from '@lentera/contracts/kernel/packing'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { Handler, Known } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { CommandRecord, Guest, Override, RowRef, WrappedKey } from '@lentera/contracts/sync/record'
import type { EnrolAnswer, EnrolRequest } from '@lentera/contracts/sync/enrol'
import type { Grant, SessionUser } from '@lentera/contracts/users/auth'
import type { HandOverHeading } from '@lentera/contracts/sync/hand-over'
import type {
  HandedOver,
  OutdoorStart,
  PinEntry,
  RescueFile,
  RescueTaken,
  ScopeHolding,
  TakenOver,
  Unsaved,
  WipeReport,
} from './api-results.js'
import type { Recovery } from './loss.js'
import type { Ports } from './ports.js'
import type { Protection } from './protection-state.js'

/** The device's half of the engine, as screens and the simulator see it. */
export interface DeviceCore {
  /** Present state; a new object whenever something changed, so that React can compare by identity. */
  readonly snapshot: DeviceSnapshot
  /** Called after every change of the snapshot or of the local view. */
  subscribe(listener: () => void): () => void

  /** Stores what the server answered at enrolment; the first person's slot comes with {@link addPerson}. */
  enrolled(answer: EnrolAnswer): Promise<void>
  /**
   * What makes the server know this device again that a restored backup forgot; null: it knows it, or nobody is
   * unlocked. To be sent with the online sign-in of the unlocked person, then {@link enrolled} as always.
   */
  reenrolment(): Promise<Reenrolment | null>
  /** The server answered an enrolment with `auth.other_server`; {@link wipe} may go without it from now on. */
  metOtherServer(): Promise<void>
  /** What this browser is, to be sent along when somebody signs in here for the first time; null: no device yet. */
  formerDevice(): Promise<Reenrolment['former'] | null>
  /** The device key for the server's eyes, to send along at enrolment; null before somebody unlocked here. */
  keyForServer(): Promise<WrappedKey | null>
  /** Makes a signing key for a person who is about to enrol here; nothing is stored yet. */
  newPersonKey(): Promise<PersonKey>
  /** Stores a person's slot: device key and signing key wrapped by the password. Also re-wraps after a change of password. */
  addPerson(person: PersonOnDevice, password: string, key: PersonKey): Promise<void>
  /** After an online sign-in of somebody who has a slot here: new name, grants and time of contact; keys stay. */
  updatePerson(person: PersonOnDevice, policy?: DevicePolicy): Promise<void>
  /** Reads from disk what an unlock needs, still sealed, while somebody types their name. */
  prepareUnlock(): Promise<void>
  /** Opens a slot by password (PBKDF2) and unlocks for that person. */
  unlock(username: string, password: string): Promise<'unlocked' | 'wrong_password' | 'unknown_person'>
  /** Unlocked keys to hand to another tab (structured clone, non-extractable) and back. */
  keysForTab(): TabKeys | null
  adoptKeys(keys: TabKeys): Promise<boolean>
  /**
   * For the reload of the only tab: wraps the keys under a random key that the caller keeps in sessionStorage.
   * @param secret of an earlier call, so that one secret carries everybody who may come back by PIN
   */
  keepForReload(secret?: string | null): Promise<string | null>
  /** @returns whether keys are back; the screen may still be locked */
  resumeAfterReload(secret: string): Promise<boolean>
  /** Thirty idle minutes: a reload asks for the password from now on. */
  forgetReload(): Promise<void>
  /** Logout is a lock: keys leave memory, the session records are deleted, no tab saves more, sending goes on. */
  lock(): Promise<void>
  /** Somebody else works in another tab: keys leave this one. */
  leaveTab(): Promise<void>
  /** Whether another tab changed who works here and this one did not hear of it. */
  wasReplaced(): Promise<boolean>

  /** Sets the PIN of who works here; null: they want none. Refuses 111111 and 123456. */
  setPin(pin: string | null): Promise<'set' | 'declined' | 'guessed_first'>
  /** Hides everything until a PIN comes; false: there is no PIN that would open, so lock with the password. */
  lockScreen(): Promise<boolean>
  /** Back to a locked screen, or over from a colleague: only who gave the password since the browser started. */
  unlockByPin(userId: Id, pin: string): Promise<PinEntry>
  /** Somebody without a slot works on a colleague's word, proven by PIN or password. Ends with any lock. */
  seatGuest(guest: Guest, userId: Id, secret: string): Promise<PinEntry>
  /** Goes on after the policy's hours without the server; goes with every command. */
  giveReason(reason: string): Promise<void>

  /** Opens this phone for up to 12 hours by a PIN alone, where the policy allows it (ADR 0009). */
  startOutdoors(pin: string, hours: number): Promise<OutdoorStart>
  unlockOutdoors(pin: string): Promise<PinEntry>

  /** Somebody has read `loss` and `recovery`: they are not said again. */
  acknowledge(): Promise<void>
  /** Looks again at what the browser promises about keeping, and asks it to keep everything. */
  checkKeeping(): Promise<void>
  /** What would be lost if this browser's data were deleted now. */
  unsaved(): Promise<Unsaved>
  /**
   * Sends, lets the server confirm, destroys the keys and deletes the database. Closes the core when it is done. At
   * another server nothing is sent: what its own server does not have must lie in a file, whoever empties.
   */
  wipe(rescued?: readonly Id[]): Promise<WipeReport>
  /** Everything unsettled as a file that only the server can read; works while locked. */
  exportRescueFile(only?: ReadonlySet<Id>): Promise<RescueFile>
  /** Takes in another device's file and sends it. @throws RescueUnreadable */
  importRescueFile(text: string): Promise<RescueTaken>
  /** Commands, and what they need, as a code that an enrolled device of the facility opens without a server. */
  handOver(heading: HandOverHeading, ids: readonly Id[]): Promise<HandedOver>
  /** Takes in such a code; what it carries is shown at once and sent. @throws HandOverUnreadable */
  takeOver(code: string): Promise<TakenOver>

  /** What the rule says before saving, from what is known here. */
  judge<D extends CommandDefinition>(definition: D, args: ArgsOf<D>): Judgement
  /** Decides, signs, seals and stores one command in one strict transaction. Resolves only after `complete`. */
  save<D extends CommandDefinition>(
    definition: D,
    args: SaveArgs<D>,
    options?: SaveOptions,
  ): Promise<SavedCommand>

  /** How many temporary record numbers this device ever gave. */
  temporaryGiven(): Promise<number>
  /** Something was printed under the temporary number of this patient, here. */
  notePrinted(patientId: Id): Promise<void>
  wasPrinted(patientId: Id): Promise<boolean>

  /** Base rows plus pending commands. Reads are synchronous; empty while locked. */
  readonly view: LocalView

  /** What this device holds of a scope, an outreach list above all; null: nothing. */
  holding(scope: string): ScopeHolding | null

  /** Sends until the outbox is empty or the line fails; safe to call at any time, works while locked. */
  drain(): Promise<DrainReport>
  /** Fetches until every held scope is up to date; only while unlocked. */
  pull(): Promise<PullReport>
  /** Heartbeat; measures the clock offset. */
  ping(): Promise<boolean>
  /** The device's time, corrected by the measured offset: what "today" and waiting times are reckoned from. */
  now(): Instant
  /** A person says what time it is; null: what {@link now} says is right. Until a server is heard. */
  tellTime(actual: Instant | null): Promise<void>
  /** Takes over what another tab of this browser stored; to be called when that tab says so. */
  refresh(): Promise<void>
  /** Runs heartbeat, drain and pull by themselves until stopped. */
  start(): () => void

  /** A half-typed form of the unlocked person, encrypted; replaces the one before. `record` is `new` for a form without one. */
  saveDraft(form: string, record: string, value: unknown): Promise<void>
  loadDraft(form: string, record: string): Promise<unknown>
  /** Which forms the unlocked person left half typed here. @throws DeviceLocked */
  drafts(): Promise<readonly { readonly form: string; readonly record: string }[]>
  dropDraft(form: string, record: string): Promise<void>

  /** One entry per command on this device, newest first (the "Status kirim" tray). */
  outbox(limit: number): Promise<OutboxEntry[]>
  /**
   * What commands of the outbox say; those that left it with a backup, or are damaged, are missing.
   * @throws DeviceLocked
   */
  openCommands(ids: readonly Id[]): Promise<OpenedCommand[]>
  /** Releases the database. */
  close(): void
}

export type OpenDevice = (options: {
  ports: Ports
  handlers: readonly Handler[]
  databaseName?: string
  passwordIterations?: number
}) => Promise<DeviceCore>

export interface Reenrolment {
  readonly former: NonNullable<EnrolRequest['former']>
  /** The key the unlocked person has signed with here all along. */
  readonly publicKey: string
}

export interface PersonKey {
  readonly publicKey: string
  readonly privateKey: CryptoKey
}

export interface PersonOnDevice {
  readonly user: SessionUser
  readonly grants: readonly Grant[]
  readonly lastOnlineAt: Instant
}

/** Clonable between tabs of one browser. */
export interface TabKeys {
  /** Who works here, or whose screen is locked. */
  readonly userId: Id
  readonly deviceKey: CryptoKey
  readonly signingKey: CryptoKey
  /** When the password was given, the device's time in ms. */
  readonly passwordAt: number
  readonly guest: Guest | null
  readonly isScreenLocked: boolean
  /** Others who may come in by PIN. */
  readonly others: readonly {
    readonly userId: Id
    readonly signingKey: CryptoKey
    readonly passwordAt: number
  }[]
}

export interface PersonHere extends PersonOnDevice {
  readonly pin: 'set' | 'used_up' | 'declined' | 'none'
  /** A PIN is enough now, in this tab. */
  readonly canEnterByPin: boolean
}

/**
 * `full`; `reason_needed`: the server has not checked this person for longer than the policy allows, and
 * nothing is shown or saved before a reason is given; `with_reason`: it was given and goes with every command.
 */
export type Access = 'full' | 'reason_needed' | 'with_reason'

export interface DeviceSnapshot {
  readonly device: null | {
    readonly id: Id
    readonly station: string
    readonly stationDate: string
    readonly facility: Facility
    readonly epoch: Id
    readonly policy: DevicePolicy
  }
  /** Who may unlock here without the server. */
  readonly people: readonly PersonHere[]
  readonly person: PersonOnDevice | null
  /** Whose screen is locked; a PIN opens it. */
  readonly screenLockedFor: PersonOnDevice | null
  /** Who really works here, on the person's word. */
  readonly guest: Guest | null
  readonly access: Access
  /** `closed`: too many days without the server; only what was saved here and not sent is shown. */
  readonly reading: 'open' | 'closed'
  /** Until when a PIN alone opens this phone outdoors. */
  readonly outdoorsUntil: Instant | null
  /** The server is another one than this device was enrolled at: nothing is sent, and only emptying leads on. */
  readonly isOtherServer: boolean
  /** The device's clock is plainly wrong, which looks like a missing line; what it shows. */
  readonly wrongClock: null | { readonly deviceTime: Instant }
  /**
   * The clock is wrong and no server said what time it is since the start: the desk is asked once, before a
   * number of the day is given ({@link DeviceCore.tellTime}).
   */
  readonly dateInDoubt: boolean
  /** The witnesses disagree: what this browser should have held is gone. */
  readonly loss: null | { readonly lastSeqSeen: number; readonly found: number }
  /** What the last start brought back from the second copy; null: nothing, or somebody has read it. */
  readonly recovery: Recovery | null
  /** Whether commands are written twice: `none`, the browser cannot; `failing`, it should and could not. */
  readonly secondCopy: 'none' | 'whole' | 'failing'
  /** How well this browser keeps what lies in it. */
  readonly protection: Protection
  readonly sync: SyncStatus
}

export interface SyncStatus {
  readonly server: 'unknown' | 'reachable' | 'unreachable'
  /** How far the server trusts its own clock, as it last said; null: it was not heard. */
  readonly serverClock: ClockConfidence | null
  readonly unsent: number
  readonly oldestUnsentAt: Instant | null
  readonly unsendable: number
  /** Records of other devices that wait here. */
  readonly carried: number
  /** Outcomes other than applied that are still open here. */
  readonly needsAttention: number
  readonly lastContactAt: Instant | null
  /** Everything saved up to here is on the server; null when something is unsent or nothing was ever sent. */
  readonly allSafeAt: Instant | null
  /** Why sending stands still although the server answers; null: it does not. A problem code. */
  readonly stoppedBy: string | null
  readonly sending: boolean
}

export interface Judgement {
  readonly issues: readonly Issue[]
  /** Reads whose absence could not be concluded on this device. */
  readonly unknown: readonly string[]
}

/** Arguments, or a function of numbers taken inside the save (record number, ticket). */
export type SaveArgs<D extends CommandDefinition> = ArgsOf<D> | ((numbers: NumberSource) => ArgsOf<D>)

/** Numbers from leased blocks; taken numbers are used up in the transaction that stores the command. */
export interface NumberSource {
  /** Next record number, `00-12-34`; temporary, `T-<device>-<n>`, once the blocks are used up. */
  medicalRecordNumber(): string
  /** Next record number, never a temporary one. @throws NoNumbersLeft */
  permanentRecordNumber(): string
  /** Next queue number of a poli letter on a business date, `A3-014`. */
  ticket(letter: string, businessDate: string): string
}

export interface SaveOptions {
  readonly refs?: readonly RowRef[]
  readonly overrides?: readonly Override[]
  /** What the person saw in the fields that change, for three-way merges. */
  readonly from?: Record<string, unknown>
  /** The command this one puts right; its review item is closed by it. */
  readonly repairs?: Id
  /** Unit the person acts in; default: the device's first granted unit, else `all`. */
  readonly unit?: string
}

export interface SavedCommand extends Judgement {
  readonly id: Id
  readonly seq: number
  readonly args: unknown
}

/** A row of the local view with where it stands. */
export interface ViewRow<R> {
  readonly record: R
  /** null: exists only on this device. */
  readonly rowVersion: number | null
  /** Newest pending command that touched the row; null: as on the server. */
  readonly pendingBy: Id | null
  /** Issues met when the pending command was replayed. */
  readonly marks: readonly Issue[]
}

export interface LocalView {
  /** Increases with every change; a cheap cache key. */
  readonly version: number
  /** Rows under one index key. `complete` only where a filled scope promises all such rows. */
  find<R extends EntityRecord>(
    entity: EntityDefinition<string, R>,
    index: string,
    key: string,
  ): Known<ViewRow<R>>
  get<R extends EntityRecord>(entity: EntityDefinition<string, R>, id: Id): ViewRow<R> | null
  all<R extends EntityRecord>(entity: EntityDefinition<string, R>): Known<ViewRow<R>>
  /** All rows of a packed entity for a scan that opens only what it finds; the same parts until something changes. */
  packed<R extends EntityRecord>(entity: EntityDefinition<string, R>): readonly PackedPart<R>[]
}

export type DrainReport =
  | { readonly result: 'empty' | 'sent'; readonly sent: number }
  | {
      readonly result: 'unreachable' | 'busy' | 'stopped' | 'already_running'
      readonly sent: number
      readonly code?: string
      readonly retryAfterS?: number
    }

export interface PullReport {
  readonly result: 'up_to_date' | 'locked' | 'unreachable' | 'stopped' | 'already_running'
  readonly rows: number
  readonly code?: string
}

/** What somebody saved here, opened. */
export type OpenedCommand = Pick<CommandRecord, 'id' | 'name' | 'args'>

export interface OutboxEntry {
  readonly seq: number
  readonly id: Id
  readonly name: string
  readonly savedAt: Instant
  readonly actorId: Id
  readonly state: 'pending' | 'sent' | 'settled' | 'unsendable'
  readonly outcome: Outcome | null
  readonly issues: readonly Issue[]
  /** Fields in which two people's answers were merged without asking; the one that does not stand is in the history. */
  readonly merged: readonly string[]
  readonly reviewItemId: Id | null
  /** Problem code of an unsendable record. */
  readonly problem: string | null
}
