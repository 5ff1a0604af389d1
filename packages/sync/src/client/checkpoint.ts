import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Write } from '@lentera/contracts/kernel/rule'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import type { Core } from './core.js'
import type { CheckpointChunk } from './database.js'
import type { Told } from './overlay.js'
import type { PendingCommand } from './pending-command.js'
import { type Asked, readKey } from './questions.js'
import { openJson, sealJson } from './sealed-json.js'
import { transact } from './transact.js'

/** Chunk n holds what waits of the numbers from 256n on, so that commands that settle move nothing. */
const perChunk = 256
/** So many commands may be opened one by one, and so many rules asked, before a chunk is worth writing. */
const worthWriting = 64

const chunkOf = (seq: number): number => Math.floor(seq / perChunk)
const chunkPlace = (chunkNo: number): string => `checkpoint ${chunkNo}`

/** A command as a chunk holds it. */
interface Kept {
  readonly seq: number
  readonly record: CommandRecord
  readonly lastWrites: readonly Write[]
  /** null: its rule had to be asked when the chunk was written. */
  readonly told: { readonly asked: readonly Asked[]; readonly marks: readonly Issue[] } | null
}

interface Content {
  /** What the rules were asked on; see {@link groundOf}. */
  readonly ground: string
  readonly commands: readonly Kept[]
}

/** A command found in the checkpoint; its rule is to be asked where nothing was told on the present ground. */
export interface Opened {
  readonly record: CommandRecord
  readonly lastWrites: readonly Write[]
  readonly told: Told | null
}

/**
 * Everything a decision depends on besides the commands before it: the rows and scopes here (`revision` counts
 * their changes), the facility, and the code that decides.
 */
const groundOf = (core: Core, revision: number): string =>
  JSON.stringify([core.ports.code ?? core.ports.build, revision, core.device?.facility])

/**
 * Opens what the checkpoint holds, by command id. It is a copy: the outbox says which commands wait, so whatever
 * is not found here under the same id is opened there, and a damaged chunk costs time alone.
 * @param revision of the rows that the decisions must hold for
 */
export async function openCheckpoint(
  core: Core,
  deviceKey: CryptoKey,
  chunks: readonly CheckpointChunk[],
  revision: number,
): Promise<ReadonlyMap<Id, Opened>> {
  const ground = groundOf(core, revision)
  const found = new Map<Id, Opened>()
  core.checkpoint.chunks.clear()
  const contents = await Promise.all(
    chunks.map((chunk) =>
      openJson(core.ports.crypto, deviceKey, chunk, chunkPlace(chunk.chunkNo)).catch(() => null),
    ),
  )
  for (const [at, { chunkNo }] of chunks.entries()) {
    const content = contents[at] as Content | null
    if (!content) {
      core.note('checkpoint.unreadable')
      continue
    }
    const isHere = content.ground === ground
    for (const { record, lastWrites, told } of content.commands)
      found.set(record.id, { record, lastWrites, told: isHere && told ? toldFrom(told) : null })
    core.checkpoint.chunks.set(chunkNo, {
      ground: content.ground,
      seqs: new Set(content.commands.map(({ seq }) => seq)),
    })
  }
  return found
}

const toldFrom = ({ asked, marks }: NonNullable<Kept['told']>): Told => ({
  asked: new Map(asked.map((one) => [readKey(one.read), one])),
  marks,
})

/**
 * Writes the checkpoint where it would save much at the next start; to be called when the device is idle. Never
 * waited for by a save: one chunk at a time takes its turn.
 */
export async function keepCheckpoint(core: Core): Promise<void> {
  const waiting = byChunk(core.view.pending)
  const gone = [...core.checkpoint.chunks.keys()].filter((chunkNo) => !waiting.has(chunkNo))
  if (gone.length > 0 && core.unlocked) await dropChunks(core, gone)
  for (const chunkNo of dueChunks(core, waiting)) {
    const made = await core.inTurn(() => Promise.resolve(contentOf(core, chunkNo)))
    if (!made) return
    const sealed = await sealJson(core.ports.crypto, made.deviceKey, made.content, chunkPlace(chunkNo))
    await transact(core.db, ['checkpoint'], 'readwrite', async (stores) => {
      stores('checkpoint').put({ chunkNo, ...sealed } satisfies CheckpointChunk)
    })
    const { ground, commands } = made.content
    core.checkpoint.chunks.set(chunkNo, { ground, seqs: new Set(commands.map(({ seq }) => seq)) })
  }
}

function byChunk(pending: readonly PendingCommand[]): Map<number, PendingCommand[]> {
  const chunks = new Map<number, PendingCommand[]>()
  for (const one of pending) {
    const chunk = chunks.get(chunkOf(one.seq))
    if (chunk) chunk.push(one)
    else chunks.set(chunkOf(one.seq), [one])
  }
  return chunks
}

/** Chunks that lack commands; and, once rows and scopes have come to rest, those decided on others. */
function dueChunks(core: Core, waiting: ReadonlyMap<number, readonly PendingCommand[]>): number[] {
  const ground = groundOf(core, core.revision)
  const isAtRest = ground === core.checkpoint.lastGround
  core.checkpoint.lastGround = ground
  const lacking: number[] = []
  const outdated: number[] = []
  let lacks = 0
  let outdates = 0
  for (const [chunkNo, commands] of waiting) {
    const kept = core.checkpoint.chunks.get(chunkNo)
    const missing = commands.filter(({ seq }) => !kept?.seqs.has(seq)).length
    lacks += missing
    if (missing > 0) lacking.push(chunkNo)
    else if (kept?.ground !== ground) {
      outdates += commands.length
      outdated.push(chunkNo)
    }
  }
  return [
    ...(lacks >= worthWriting ? lacking : []),
    ...(isAtRest && outdates >= worthWriting ? outdated : []),
  ]
}

/** Call in turn, so that rows, commands and revision belong together. @returns null once locked */
function contentOf(core: Core, chunkNo: number): { deviceKey: CryptoKey; content: Content } | null {
  if (!core.unlocked || core.closed) return null
  const commands = core.view.pending.filter(({ seq }) => chunkOf(seq) === chunkNo)
  const content: Content = {
    ground: groundOf(core, core.revision),
    commands: commands.map(({ seq, record, lastWrites }) => {
      const told = core.view.toldOf(record.id)
      return {
        ...{ seq, record, lastWrites },
        told: told ? { asked: [...told.asked.values()], marks: told.marks } : null,
      }
    }),
  }
  return { deviceKey: core.unlocked.deviceKey, content }
}

async function dropChunks(core: Core, gone: readonly number[]): Promise<void> {
  await transact(core.db, ['checkpoint'], 'readwrite', async (stores) => {
    for (const chunkNo of gone) stores('checkpoint').delete(chunkNo)
  })
  for (const chunkNo of gone) core.checkpoint.chunks.delete(chunkNo)
}
