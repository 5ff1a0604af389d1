import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import { fromBase64Url, toBase64Url, utf8 } from './bytes.js'
import type { CryptoPort } from './crypto-port.js'

/** A device that lost its cookie says who it is by the signing key of the person who has it unlocked. */
export interface RequestProof {
  readonly deviceId: Id
  readonly userId: Id
  /** The server's time as the device knows it; a proof is good for some minutes only. */
  readonly at: Instant
  readonly sig: string
}

const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
const shape = /^([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9TZ:.-]{24}) ([A-Za-z0-9_-]{86})$/

// Never the 32 bytes of a command's hash, so that a proof is no signature of a command, nor the other way round.
const said = ({ deviceId, userId, at }: Omit<RequestProof, 'sig'>) =>
  utf8(`lentera request ${deviceId} ${userId} ${at}`)

/** @returns the value of the header `lentera-device` */
export async function proveRequest(
  crypto: CryptoPort,
  signingKey: CryptoKey,
  claim: Omit<RequestProof, 'sig'>,
): Promise<string> {
  const sig = toBase64Url(new Uint8Array(await crypto.subtle.sign(algorithm, signingKey, said(claim))))
  return `${claim.deviceId} ${claim.userId} ${claim.at} ${sig}`
}

/** @returns null for a header that is no proof */
export function readProof(header: string | undefined): RequestProof | null {
  const [, deviceId, userId, at, sig] = shape.exec(header ?? '') ?? []
  return deviceId && userId && at && sig ? { deviceId, userId, at, sig } : null
}

export const proofHolds = (
  crypto: CryptoPort,
  verifyingKey: CryptoKey,
  proof: RequestProof,
): Promise<boolean> => crypto.subtle.verify(algorithm, verifyingKey, fromBase64Url(proof.sig), said(proof))
