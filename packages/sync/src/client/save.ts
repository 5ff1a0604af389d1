import { type ArgsOf, type CommandDefinition, MAX_ARGS_BYTES } from '@lentera/contracts/kernel/command'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { decide as decideBy } from '@lentera/contracts/kernel/decide'
import type { Command, Decision, Handler } from '@lentera/contracts/kernel/rule'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { v7 } from 'uuid'
import { toBase64Url, utf8 } from '../record/bytes.js'
import { sealRecord } from '../record/seal.js'
import { signRecord, type UnhashedRecord } from '../record/sign.js'
import type { Judgement, SaveArgs, SavedCommand, SaveOptions } from './api.js'
import { instantOf } from './clock-offset.js'
import type { Core, Unlocked } from './core.js'
import { type DeviceMeta, type OutboxRecord, readMeta, writeMeta } from './database.js'
import { depsOf } from './deps.js'
import { handlerKey } from './device-view.js'
import { freeCaches } from './free-caches.js'
import { assertUnmoved, catchUp, Moved } from './load.js'
import { NumbersOfOneSave, type SeriesRecord } from './numbers.js'
import { commandOf, openIssues } from './pending-command.js'
import { assertPresent } from './present.js'
import { type Asked, Questions } from './questions.js'
import { actorOf, overridesOf, ownerOf } from './signing-person.js'
import { keepSecond } from './second-copy.js'
import { answered, countedWritesTo, transact } from './transact.js'
import { writeWitness } from './witness.js'

const triesMax = 50

/** Nobody is unlocked here, or the device is not enrolled. */
export class DeviceLocked extends Error {}

/** The rule forbids it before saving (wrong identity, dose, money): nothing was stored. */
export class SaveBlocked extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super('save blocked by its rule')
  }
}

export interface Author {
  readonly unlocked: Unlocked
  readonly device: DeviceMeta
}

/** @throws {@link DeviceLocked} */
export function authorOf(core: Core): Author {
  const { unlocked, device } = core
  if (!unlocked || !device) throw new DeviceLocked('locked or not enrolled')
  return { unlocked, device }
}

/** @throws Error for a command without a rule in this build */
function handlerFor(core: Core, definition: CommandDefinition): Handler {
  const handler = core.handlers.get(handlerKey(definition))
  if (!handler) throw new Error(`no handler for ${handlerKey(definition)}`)
  return handler
}

/** What is signed, without the parts only the decision gives. */
function draft(
  core: Core,
  { unlocked, device }: Author,
  definition: CommandDefinition,
  args: unknown,
  options: SaveOptions,
) {
  const { crypto, clock } = core.ports
  const { ms, ageS, confidence } = core.offset.current
  const { person } = unlocked
  return {
    fmt: 1 as const,
    id: v7({ msecs: Math.max(0, clock.now()), random: crypto.randomBytes(16) }),
    name: definition.name,
    v: definition.v,
    refs: [...(options.refs ?? [])],
    deps: [] as string[],
    deviceId: device.id,
    unit: options.unit ?? person.grants.find(({ unit }) => unit !== null)?.unit ?? 'all',
    at: {
      device: instantOf(clock.now()),
      offsetMs: ms,
      offsetAgeS: ageS,
      startId: core.startId,
      ...(confidence ? { confidence } : {}),
    },
    actor: actorOf(unlocked),
    args: args as CommandRecord['args'],
    ...(options.repairs ? { repairs: options.repairs } : {}),
    ...(options.from ? { from: options.from as NonNullable<CommandRecord['from']> } : {}),
    overrides: [...(options.overrides ?? []), ...overridesOf(core)],
    salt: toBase64Url(crypto.randomBytes(16)),
  } satisfies UnhashedRecord
}

interface Decided {
  readonly command: Command
  readonly decision: Decision
  readonly asked: ReadonlyMap<string, Asked>
}

function decide(core: Core, handler: Handler, record: UnhashedRecord, device: DeviceMeta): Decided {
  const command = commandOf(record as CommandRecord, device.facility)
  const questions = new Questions(core.view.ask)
  const decision = decideBy(handler, command, questions.ask)
  return { command, decision, asked: questions.asked }
}

/** What the rule says from what is known here. @throws {@link DeviceLocked} */
export function judge<D extends CommandDefinition>(core: Core, definition: D, args: ArgsOf<D>): Judgement {
  const author = authorOf(core)
  const record = draft(core, author, definition, args, {})
  const { decision } = decide(core, handlerFor(core, definition), record, author.device)
  return { issues: decision.issues, unknown: decision.unknown }
}

/**
 * The save protocol (one command, one strict transaction): decide, sign, encrypt with no transaction open,
 * because a number stands inside the encrypted arguments and WebCrypto may not be awaited in one; then a
 * transaction that compares the counters on disk with those in memory, and starts over from the disk if
 * another tab moved one of them. Resolves after `complete` and after the second copy was flushed or has failed
 * (ADR 0016). Until then nothing was saved and nothing may be shown or printed.
 * @throws {@link DeviceLocked}, `PersonReplaced`, `ReasonNeeded`, {@link SaveBlocked}, ZodError for wrong arguments, RangeError above 64 KB,
 * and the database's own error (a full disk, after the caches were dropped and it was tried once more), after
 * which nothing is stored
 */
export async function save<D extends CommandDefinition>(
  core: Core,
  definition: D,
  args: SaveArgs<D>,
  options: SaveOptions = {},
): Promise<SavedCommand> {
  let isFreed = false
  for (let tries = 1; ; tries += 1) {
    try {
      return await trySave(core, definition, args, options)
    } catch (error) {
      if (isDiskFull(error) && !isFreed) {
        isFreed = true
        await freeCaches(core, true)
        continue
      }
      if (!(error instanceof Moved) || tries === triesMax) throw error
      // Not before: somebody waits for every look at the disk, and hardly ever was another tab there first.
      if (await catchUp(core)) await core.announce()
    }
  }
}

/** A `DOMException` of another realm is one, too. */
export const isDiskFull = (error: unknown): boolean =>
  (error as { name?: unknown } | null)?.name === 'QuotaExceededError'

async function readSeries(core: Core): Promise<SeriesRecord[]> {
  return (await transact(core.db, ['leases'], 'readonly', (stores) =>
    answered(stores('leases').getAll()),
  )) as SeriesRecord[]
}

async function trySave<D extends CommandDefinition>(
  core: Core,
  definition: D,
  argsOrMaker: SaveArgs<D>,
  options: SaveOptions,
): Promise<SavedCommand> {
  const author = authorOf(core)
  const { unlocked, device } = author
  const { crypto } = core.ports
  if (!unlocked.sealer) throw new DeviceLocked('not enrolled')
  const takesNumbers = typeof argsOrMaker === 'function'
  const numbers = new NumbersOfOneSave(takesNumbers ? await readSeries(core) : [], device)
  const made = takesNumbers ? (argsOrMaker as (numbers: NumbersOfOneSave) => ArgsOf<D>)(numbers) : argsOrMaker
  const args = checkedArgs(definition, made)

  const unsigned = draft(core, author, definition, args, options)
  const onVersion = core.view.version
  const { command, decision, asked } = decide(core, handlerFor(core, definition), unsigned, device)
  const blocking = openIssues(decision.issues, command.overridden).filter(({ level }) => level === 'blocking')
  if (blocking.length > 0) throw new SaveBlocked(blocking)
  const deps = depsOf(core.view, { refs: unsigned.refs, args, writes: decision.writes })
  const record = await signRecord(crypto, unlocked.signingKey, { ...unsigned, deps })
  const sealed = await sealRecord(crypto, unlocked.sealer, record)

  const seq = core.nextSeq
  const stored: OutboxRecord = { ...sealed, seq, state: 'pending' }
  const write = countedWritesTo(core.db) + 1
  await transact(core.db, ['meta', 'outbox', 'leases'], 'readwrite', async (stores) => {
    await assertUnmoved(core, stores)
    await assertPresent(stores, ownerOf(unlocked))
    if (((await readMeta(stores, 'nextSeq')) ?? 1) !== seq) throw new Moved()
    for (const name of numbers.used) {
      const present = (await answered(stores('leases').get(name))) as SeriesRecord | undefined
      if (numbers.movedSince(name, present)) throw new Moved()
    }
    stores('outbox').add(stored)
    numbers.write(stores)
    writeMeta(stores, 'nextSeq', seq + 1)
  })

  core.nextSeq = seq + 1
  await keepSecond(core, stored, numbers.after)
  writeWitness(core.ports.witness, { deviceId: device.id, maxSeq: seq })
  core.view.addPending(
    { seq, record, issues: [], lastWrites: decision.writes },
    { decision, asked, onVersion },
  )
  core.oneMoreUnsent(instantOf(Date.parse(record.at.device) + record.at.offsetMs), write)
  core.onSaved()
  return { id: record.id, seq, args, issues: decision.issues, unknown: decision.unknown }
}

/** Arguments as the record carries them: checked by the schema, nothing that JSON would drop. */
function checkedArgs(definition: CommandDefinition, args: unknown): unknown {
  const json = JSON.stringify(definition.args.parse(args))
  if (utf8(json).length > MAX_ARGS_BYTES) throw new RangeError('arguments above 64 KB')
  return JSON.parse(json)
}
