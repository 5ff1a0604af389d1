import { describe, expect, it } from '@jest/globals'
import { CommandRecord, SealedRecord } from '@lentera/contracts/sync/record'
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from './bytes.js'
import { platformCrypto as crypto } from './crypto-port.js'
import {
  decrypt,
  encrypt,
  joinRecord,
  newAesKey,
  newSealer,
  newSealingKeyPair,
  Opener,
  openWithDeviceKey,
  sealRecord,
  splitRecord,
} from './seal.js'
import {
  hashOf,
  importVerifyingKey,
  newSigningKey,
  signatureHolds,
  signRecord,
  type UnhashedRecord,
} from './sign.js'

const id = (n: number) => `01a1f640-bc00-7499-a5c0-${String(n).padStart(12, '0')}`

const unsigned = (change: Partial<UnhashedRecord> = {}): UnhashedRecord => ({
  fmt: 1,
  id: id(1),
  name: 'patients.register',
  v: 1,
  refs: [{ entity: 'visits', id: id(2), baseVersion: null }],
  deps: [id(3)],
  deviceId: id(4),
  unit: 'umum',
  at: { device: '2026-11-20T00:00:00.000Z', offsetMs: 12, offsetAgeS: null, startId: 'start-0001' },
  actor: { userId: id(5), guest: { name: 'Bidan Ina', profession: 'bidan' } },
  args: { name: 'Rina Wanggai', nested: { b: 1, a: [true, null] } },
  overrides: [{ code: 'a.b', reason: 'sudah dicek' }],
  salt: toBase64Url(crypto.randomBytes(16)),
  ...change,
})

async function aSealed() {
  const [{ privateKey }, server, deviceKey] = await Promise.all([
    newSigningKey(crypto),
    newSealingKeyPair(crypto),
    newAesKey(crypto),
  ])
  const record = await signRecord(crypto, privateKey, unsigned())
  const sealer = await newSealer(crypto, deviceKey, { kid: 'server:1', publicKey: server.publicKey })
  const opener = new Opener(crypto, new Map([['server:1', server.privateKey]]))
  return { record, sealer, opener, deviceKey, sealed: await sealRecord(crypto, sealer, record) }
}

describe('bytes as text', () => {
  it('come back unchanged at every length', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = crypto.randomBytes(length)
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
    }
    expect(fromUtf8(utf8('Ny. Rina – β'))).toBe('Ny. Rina – β')
    expect(() => fromBase64Url('a b')).toThrow(TypeError)
  })
})

describe('a signed record', () => {
  it('fits the contract and proves its author', async () => {
    const { privateKey, publicKey } = await newSigningKey(crypto)
    const record = await signRecord(crypto, privateKey, unsigned())
    expect(CommandRecord.parse(record)).toEqual(record)
    const [mine, other] = await Promise.all(
      [publicKey, (await newSigningKey(crypto)).publicKey].map((key) => importVerifyingKey(crypto, key)),
    )
    expect(await signatureHolds(crypto, mine!, record)).toBe(true)
    expect(await signatureHolds(crypto, other!, record)).toBe(false)
  })

  it('has another hash when anything it says changes, and the same in another order of keys', async () => {
    const base = unsigned()
    const hash = await hashOf(crypto, base)
    const changes: Partial<UnhashedRecord>[] = [
      { args: { name: 'Rina Wanggae', nested: { b: 1, a: [true, null] } } },
      { actor: { userId: id(6) } },
      { deviceId: id(6) },
      { deps: [] },
      { refs: [] },
      { overrides: [] },
      { salt: toBase64Url(crypto.randomBytes(16)) },
      { at: { ...base.at, offsetMs: 13 } },
      { from: { phone: null } },
      { repairs: id(7) },
    ]
    const hashes = await Promise.all(changes.map((change) => hashOf(crypto, { ...base, ...change })))
    expect(new Set([hash, ...hashes]).size).toBe(changes.length + 1)
    expect(await hashOf(crypto, Object.fromEntries(Object.entries(base).reverse()) as UnhashedRecord)).toBe(
      hash,
    )
  })
})

describe('a sealed record', () => {
  it('is opened by its device and by the server, and is the record that was sealed', async () => {
    const { record, sealed, opener, deviceKey } = await aSealed()
    expect(SealedRecord.parse(sealed)).toEqual(sealed)
    expect(await openWithDeviceKey(crypto, deviceKey, sealed)).toEqual(record)
    expect(await opener.open(sealed)).toEqual(record)
    expect(joinRecord(splitRecord(record).hdr, splitRecord(record).body)).toEqual(record)
  })

  it('shows nothing personal, neither arguments nor hash nor guest', async () => {
    const { record, sealed } = await aSealed()
    const text = JSON.stringify(sealed)
    for (const secret of ['Rina', 'Bidan Ina', 'sudah dicek', record.hash, record.sig, record.salt])
      expect(text).not.toContain(secret)
    expect(sealed.hdr.actor).toEqual({ userId: id(5) })
  })

  it('does not open for others, nor under another id, nor when a bit is changed', async () => {
    const { sealed, opener, deviceKey } = await aSealed()
    const strangers = await newSealingKeyPair(crypto)
    const stranger = new Opener(crypto, new Map([['server:1', strangers.privateKey]]))
    await expect(stranger.open(sealed)).rejects.toThrow()
    await expect(new Opener(crypto, new Map()).open(sealed)).rejects.toThrow('no key for this server')
    await expect(openWithDeviceKey(crypto, await newAesKey(crypto), sealed)).rejects.toThrow()
    await expect(
      openWithDeviceKey(crypto, deviceKey, { ...sealed, keys: sealed.keys.slice(1) }),
    ).rejects.toThrow('no key for this device')
    for (const altered of [
      { ...sealed, id: id(9) },
      { ...sealed, body: { ...sealed.body, ct: flipped(sealed.body.ct) } },
    ]) {
      await expect(openWithDeviceKey(crypto, deviceKey, altered)).rejects.toThrow()
      await expect(opener.open(altered)).rejects.toThrow()
    }
  })

  it('is opened under the many keys of many browser starts, also by an opener with a short memory', async () => {
    const server = await newSealingKeyPair(crypto)
    const deviceKey = await newAesKey(crypto)
    const { privateKey } = await newSigningKey(crypto)
    const opener = new Opener(crypto, new Map([['server:1', server.privateKey]]), 1)
    for (const n of [1, 2, 1]) {
      const sealer = await newSealer(crypto, deviceKey, { kid: 'server:1', publicKey: server.publicKey })
      const record = await signRecord(crypto, privateKey, unsigned({ id: id(n) }))
      expect(await opener.open(await sealRecord(crypto, sealer, record))).toEqual(record)
    }
  })

  it('uses a fresh key and nonce each time', async () => {
    const { record, sealer, sealed } = await aSealed()
    const again = await sealRecord(crypto, sealer, record)
    expect(again.body.iv).not.toBe(sealed.body.iv)
    expect(again.keys[0]!.ct).not.toBe(sealed.keys[0]!.ct)
    const key = await newAesKey(crypto)
    const text = await encrypt(crypto, key, utf8('x'), 'a')
    expect(fromUtf8(await decrypt(crypto, key, text, 'a'))).toBe('x')
    await expect(decrypt(crypto, key, text, 'b')).rejects.toThrow()
  })
})

const flipped = (text: string): string => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`
