import { commandNamed } from '@lentera/contracts/registry'
import { MAX_ARGS_BYTES } from '@lentera/contracts/kernel/command'
import {
  argumentsInvalid,
  commandUnknown,
  commandUnreadable,
  contentAltered,
  keyUnknown,
  signatureInvalid,
} from '@lentera/contracts/kernel/command-issues'
import type { IssueDefinition } from '@lentera/contracts/kernel/issue'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Command, Handler } from '@lentera/contracts/kernel/rule'
import { CommandRecord, wireRecordId } from '@lentera/contracts/sync/record'
import { correctedAct, provesOrder } from '../pure/act-time.js'
import { issueOf } from '../pure/issue-of.js'
import { toBase64Url, utf8 } from '../record/bytes.js'
import { hashOf, signatureHolds } from '../record/sign.js'
import type { Arrival, Examined } from './examined.js'
import type { JudgeOptions } from './ports.js'
import type { RegisteredKey, Signer, VerifyingKeys } from './verifying-keys.js'

export type ExamineOptions = Pick<JudgeOptions, 'crypto' | 'opener' | 'facility' | 'clock'> & {
  readonly handlerOf: (name: string, v: number) => Handler | undefined
  readonly keys: Pick<VerifyingKeys, 'of'>
}

/** Devices without login sign as themselves: they stand as their own author. */
const signerOf = (record: CommandRecord): Signer => ({
  deviceId: record.deviceId,
  userId: record.actor.userId === record.deviceId ? null : record.actor.userId,
})

/**
 * Opens, hashes, verifies and parses what arrived, before any transaction is open. Never turns a record away:
 * what is not understood comes back as a quarantine with its payload.
 */
export async function examine(
  options: ExamineOptions,
  deviceId: Id,
  arrivals: readonly Arrival[],
): Promise<Examined[]> {
  const opened = await Promise.all(arrivals.map((arrival) => open(options, arrival)))
  const keysOf = await options.keys.of(opened.flatMap(({ record }) => (record ? [signerOf(record)] : [])))
  return Promise.all(
    opened.map(async ({ arrival, record, raw }) => {
      const place = placeOf(arrival, deviceId)
      if (!record) return unreadable(options, place, arrival, raw)
      const payload = utf8(JSON.stringify(raw))
      return {
        ...place,
        name: record.name,
        v: record.v,
        hash: record.hash,
        sig: record.sig,
        actorId: record.actor.userId,
        unit: record.unit,
        signer: signerOf(record),
        at: record.at,
        payload,
        readable: true,
        act: await actOf(options, record, payload.length, keysOf(signerOf(record))),
      }
    }),
  )
}

type Place = Pick<Examined, 'index' | 'lane' | 'id' | 'origin'>

function placeOf({ index, lane, record }: Arrival, deviceId: Id): Place {
  const id = wireRecordId(record)
  // The own lane is the pushing device's, whatever the record says of where it was made.
  if (lane === 'own') return { index, lane, id, origin: { deviceId, seq: record.origin.seq } }
  if (lane === 'service') return { index, lane, id, origin: { deviceId, seq: null } }
  return { index, lane, id, origin: record.origin }
}

interface Opened {
  readonly arrival: Arrival
  readonly record: CommandRecord | null
  readonly raw: unknown
}

async function open({ opener }: ExamineOptions, arrival: Arrival): Promise<Opened> {
  const wire = arrival.record
  let raw: unknown
  try {
    raw = 'opened' in wire ? wire.opened : await opener.open(wire.sealed)
  } catch {
    return { arrival, record: null, raw: wire }
  }
  const parsed = CommandRecord.safeParse(raw)
  const record = parsed.success && parsed.data.id === wireRecordId(wire) ? parsed.data : null
  return { arrival, record, raw }
}

async function unreadable(
  options: ExamineOptions,
  place: Place,
  arrival: Arrival,
  raw: unknown,
): Promise<Examined> {
  const payload = utf8(JSON.stringify(raw))
  const digest = new Uint8Array(await options.crypto.subtle.digest('SHA-256', payload))
  const said =
    'sealed' in arrival.record
      ? arrival.record.sealed.hdr
      : (arrival.record.opened as Record<string, unknown>)
  return {
    ...place,
    name:
      typeof said['name'] === 'string' ? said['name'].replace(/[^a-zA-Z.]/g, '?').slice(0, 60) : 'unknown',
    v: 0,
    hash: toBase64Url(digest),
    sig: '',
    actorId: null,
    unit: 'all',
    signer: null,
    at: null,
    payload,
    readable: false,
    act: { quarantine: issueOf(commandUnreadable) },
  }
}

const quarantine = (definition: IssueDefinition): { quarantine: ReturnType<typeof issueOf> } => ({
  quarantine: issueOf(definition),
})

async function actOf(
  options: ExamineOptions,
  record: CommandRecord,
  payloadBytes: number,
  keys: readonly RegisteredKey[],
): Promise<Examined['act']> {
  // Begun before the hash: the thread pool verifies while this thread hashes the records that follow.
  const verified = verifiedBy(options, record, keys)
  const hash = await hashOf(options.crypto, record).catch(() => null)
  const signedBy = await verified
  if (hash !== record.hash) return quarantine(contentAltered)
  if (keys.length === 0) return quarantine(keyUnknown)
  if (!signedBy) return quarantine(signatureInvalid)

  const definition = commandNamed(record.name, record.v)
  const handler = options.handlerOf(record.name, record.v)
  if (!definition || !handler) return quarantine(commandUnknown)
  // They lie inside the payload: nearly every command is seen to be short enough by that alone.
  const mayBeTooLong = payloadBytes > MAX_ARGS_BYTES
  if (mayBeTooLong && utf8(JSON.stringify(record.args)).length > MAX_ARGS_BYTES)
    return quarantine(argumentsInvalid)
  const args = definition.args.safeParse(record.args)
  if (!args.success) return quarantine(argumentsInvalid)

  const time = correctedAct(record.at, options.clock.now(), null)
  const command: Command = {
    id: record.id,
    args: args.data as never,
    actorId: record.actor.userId,
    deviceId: record.deviceId,
    unit: record.unit,
    occurredAt: time.occurredAt,
    clockProven: !time.suspect && provesOrder(record.at),
    facility: options.facility,
    overridden: new Set(record.overrides.map(({ code }) => code)),
    from: record.from ?? {},
    repairs: record.repairs ?? null,
  }
  return {
    definition,
    handler,
    refs: [...record.refs, ...(handler.parents?.(command) ?? [])],
    deps: record.deps,
    signedBy: signedBy.registered,
    byGuest: record.actor.guest !== undefined || record.actor.vouchedBy !== undefined,
    command,
  }
}

async function verifiedBy({ crypto }: ExamineOptions, record: CommandRecord, keys: readonly RegisteredKey[]) {
  for (const candidate of keys) {
    if (await signatureHolds(crypto, candidate.key, record).catch(() => false)) return candidate
  }
  return null
}
