import type { ClientBase } from 'pg'
import { contentAltered } from '@lentera/contracts/kernel/command-issues'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import type { FieldSealer } from '@lentera/db/field-seal'
import { hashOf } from '@lentera/sync/record/sign'
import { createHash } from 'node:crypto'
import { nodeCrypto } from '../../sync/node-crypto.js'
import { payloadPlace } from '../../sync/write-log.js'
import { CursorStream } from './cursor-stream.js'
import type { Findings } from './findings.js'

const PIECE = 500

export interface PayloadCount {
  readonly opened: number
  /**
   * Commands whose own hash did not fit their content when they arrived; they were quarantined for it. Here only
   * the hash they claim can be compared.
   */
  readonly arrivedAltered: number
}

/**
 * Opens every payload and holds it against the hash in the log, which the chain covers.
 * @param client inside a transaction whose snapshot does not move
 */
export async function verifyPayloads(
  client: ClientBase,
  facilityId: string,
  sealer: FieldSealer,
  findings: Findings,
): Promise<PayloadCount> {
  const rows = await CursorStream.open<PayloadRow>(
    client,
    'payloads',
    `select coalesce(l.id, p.id)::text, l.hash, l.sig, l.issues @> $2::jsonb, p.bytes
       from (select id, hash, sig, issues from command_log where facility_id = $1) l
       full join (select id, bytes from command_payload where facility_id = $1) p on p.id = l.id`,
    [facilityId, JSON.stringify([{ code: contentAltered.code }])],
    PIECE,
  )
  let opened = 0
  let arrivedAltered = 0
  for (let piece = await rows.piece(); piece.length > 0; piece = await rows.piece())
    for (const row of piece) {
      const verdict = await verdictOn(row, sealer)
      if (verdict === 'holds') opened += 1
      else if (verdict === 'arrived_altered') arrivedAltered += 1
      else findings.add({ code: verdict, row: row[0] })
    }
  await rows.close()
  return { opened, arrivedAltered }
}

type PayloadRow = [id: string, hash: string | null, sig: string, altered: boolean, bytes: Buffer | null]
type Verdict =
  | 'holds'
  | 'arrived_altered'
  | 'payload_missing'
  | 'payload_unopenable'
  | 'payload_changed'
  | 'payload_orphan'

async function verdictOn([id, hash, sig, altered, bytes]: PayloadRow, sealer: FieldSealer): Promise<Verdict> {
  if (hash === null) return 'payload_orphan'
  if (bytes === null) return 'payload_missing'
  let payload: Buffer
  try {
    payload = sealer.open(bytes, payloadPlace(id))
  } catch {
    return 'payload_unopenable'
  }
  // What could not be read at all has no signature, and the hash of its bytes.
  if (sig === '')
    return createHash('sha256').update(payload).digest('base64url') === hash ? 'holds' : 'payload_changed'
  const record = JSON.parse(payload.toString('utf8')) as CommandRecord
  if (record.hash !== hash) return 'payload_changed'
  const actual = await hashOf(nodeCrypto, record).catch(() => null)
  if (actual === hash) return 'holds'
  return altered ? 'arrived_altered' : 'payload_changed'
}
