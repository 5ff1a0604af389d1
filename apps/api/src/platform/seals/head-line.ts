import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { KeyPair } from '@lentera/db/key-files'

/** The end of the chain as it was at one moment, in a form that stands for itself off the database. */
export interface Head {
  readonly facilityId: string
  readonly no: string
  readonly uptoXid: string
  /** Hash of seal `no`, hexadecimal. */
  readonly hash: string
  /** When it was written out, ISO; the seal itself may be older. */
  readonly at: string
}

export interface SignedHead extends Head {
  /** ECDSA P-256 with SHA-256, raw r||s, base64url. */
  readonly sig: string
}

// Words between single spaces; the first one names the format.
const FORMAT = 'head1'
const LINE =
  /^head1 ([0-9a-f-]{36}) ([0-9]{1,20}) ([0-9]{1,20}) ([0-9a-f]{64}) ([0-9]{4}-\S{19}) ([A-Za-z0-9_-]{86})$/

const unsigned = ({ facilityId, no, uptoXid, hash, at }: Head): string =>
  [FORMAT, facilityId, no, uptoXid, hash, at].join(' ')

/** @param privateKey PKCS #8, base64url */
export function headLine(head: Head, { privateKey }: Pick<KeyPair, 'privateKey'>): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
  const text = unsigned(head)
  const sig = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return `${text} ${sig.toString('base64url')}`
}

/** null for a line that is none, or was cut off by a crash. */
export function readHeadLine(line: string): SignedHead | null {
  const [, facilityId, no, uptoXid, hash, at, sig] = LINE.exec(line) ?? []
  return facilityId && no && uptoXid && hash && at && sig ? { facilityId, no, uptoXid, hash, at, sig } : null
}

/** @param publicKey raw P-256 point, base64url */
export function headVerifier(publicKey: string): (head: SignedHead) => boolean {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const key: KeyObject = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
    format: 'jwk',
  })
  return (head) =>
    verify(
      'sha256',
      Buffer.from(unsigned(head)),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(head.sig, 'base64url'),
    )
}
