import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Certificate {
  readonly key: string
  readonly cert: string
  /** What Chromium's `--ignore-certificate-errors-spki-list` takes to trust this one key. */
  readonly fingerprint: string
}

/**
 * A self-signed certificate for `localhost`, valid for a day from `from` on (RFC 5280, written out in DER, so that
 * no tool of the machine is needed).
 */
export function certificateFrom(from: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const until = new Date(from.getTime() + 86_400_000)
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ...[ecdsaWithSha256, commonName, sequence(time(from), time(until)), commonName, spki],
    tagged(0xa3, sequence(sequence(subjectAltName, tagged(0x04, sequence(tagged(0x82, localhost)))))),
  )
  const signature = sign('sha256', body, privateKey)
  const der = sequence(body, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  }
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes)
const identifier = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'))
/** UTCTime, as certificates write it until 2049. */
const time = (at: Date): Buffer =>
  tagged(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))

const localhost = Buffer.from('localhost')
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'))
const subjectAltName = identifier('551d11')
const commonName = sequence(tagged(0x31, sequence(identifier('550403'), tagged(0x0c, localhost))))
