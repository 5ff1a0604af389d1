import { describe, expect, it } from '@jest/globals'
import { platformCrypto } from './crypto-port.js'
import { proofHolds, proveRequest, readProof } from './request-proof.js'
import { importVerifyingKey, newSigningKey } from './sign.js'

const claim = {
  deviceId: '019a9c5e-0000-7000-8000-000000000001',
  userId: '019a9c5e-0000-7000-8000-000000000002',
  at: '2026-11-21T06:00:00.000Z',
}

describe('a request without a cookie', () => {
  it('is proved by the key of the person who has the device unlocked', async () => {
    const { privateKey, publicKey } = await newSigningKey(platformCrypto)
    const proof = readProof(await proveRequest(platformCrypto, privateKey, claim))
    expect(proof).toMatchObject(claim)
    const key = await importVerifyingKey(platformCrypto, publicKey)
    expect(await proofHolds(platformCrypto, key, proof!)).toBe(true)
  })

  it.each(['deviceId', 'userId', 'at'] as const)('proves nothing for another %s', async (field) => {
    const { privateKey, publicKey } = await newSigningKey(platformCrypto)
    const proof = readProof(await proveRequest(platformCrypto, privateKey, claim))!
    const other = {
      ...proof,
      [field]: field === 'at' ? '2026-11-21T06:00:01.000Z' : claim.deviceId.replace('1', '3'),
    }
    const key = await importVerifyingKey(platformCrypto, publicKey)
    expect(await proofHolds(platformCrypto, key, other)).toBe(false)
  })

  it('is not made out of other headers', () => {
    expect(readProof('Bearer abc')).toBeNull()
    expect(readProof(undefined)).toBeNull()
  })
})
