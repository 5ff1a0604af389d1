import { describe, expect, it } from '@jest/globals'
import { utf8 } from '@lentera/sync/record/bytes'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { nodeCrypto } from './node-crypto.js'

const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
const keys = () =>
  platformCrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
const said = utf8('saya yang mencatat')

describe('the crypto of the server', () => {
  it('hashes as WebCrypto does, parts of a buffer too', async () => {
    for (const data of [said, said.subarray(3, 9), said.buffer, new Uint8Array(0)]) {
      const [ours, theirs] = await Promise.all(
        [nodeCrypto, platformCrypto].map(({ subtle }) => subtle.digest('SHA-256', data)),
      )
      expect(new Uint8Array(ours!)).toEqual(new Uint8Array(theirs!))
    }
    expect((await nodeCrypto.subtle.digest('SHA-512', said)).byteLength).toBe(64)
  })

  it('believes a signature exactly when WebCrypto does', async () => {
    const [mine, other] = [await keys(), await keys()]
    const signature = new Uint8Array(await platformCrypto.subtle.sign(algorithm, mine.privateKey, said))
    const broken = signature.slice()
    broken[7]! ^= 1
    const cases = [
      [mine.publicKey, signature, said],
      [other.publicKey, signature, said],
      [mine.publicKey, broken, said],
      [mine.publicKey, signature.subarray(1), said],
      [mine.publicKey, new Uint8Array(64), said],
      [mine.publicKey, new Uint8Array(0), said],
      [mine.publicKey, signature, utf8('saya yang lain')],
    ] as const
    const answers = (subtle: SubtleCrypto) =>
      Promise.all(
        cases.map(([key, sig, data]) => subtle.verify(algorithm, key, sig, data).catch(() => false)),
      )
    expect(await answers(nodeCrypto.subtle)).toEqual([true, false, false, false, false, false, false])
    expect(await answers(nodeCrypto.subtle)).toEqual(await answers(platformCrypto.subtle))
  })

  it('leaves everything else to WebCrypto', async () => {
    const key = await nodeCrypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    const iv = nodeCrypto.randomBytes(12)
    const sealed = await nodeCrypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, said)
    expect(new Uint8Array(await platformCrypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed))).toEqual(
      said,
    )
  })
})
