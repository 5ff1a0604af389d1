import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A P-256 key pair: private half as PKCS #8, public half as the raw point, both unpadded base64url. */
export interface KeyPair {
  readonly privateKey: string
  readonly publicKey: string
}

/** Every secret of one server. They lie in files and nowhere else: not in the database, not in SQL text. */
export interface ServerKeys {
  readonly field: Buffer
  readonly blindIndex: Buffer
  readonly payload: Buffer
  /** HMAC key of receipts; outside the database, so that a restored database cannot forge the future. */
  readonly receipt: Buffer
  /** The keys that devices share are made of it. */
  readonly facility: Buffer
  /** Signs access tokens. */
  readonly jwt: Buffer
  /** Devices seal records for it; `kid` `server:1`. */
  readonly sealing: KeyPair
  /** The device `system` signs its commands with it. */
  readonly system: KeyPair
  /** Signs the heads of the seal chain that leave the database. */
  readonly seals: KeyPair
  /** Seals the contents of files. */
  readonly blobs: Buffer
  /** HMAC key of the names that files have in their store. */
  readonly blobNames: Buffer
  /**
   * Short digest over what data in the database needs, to notice keys that do not belong to it. The keys of files
   * are not in it: a store of files recognises its own, and databases remember the digest from before there were any.
   */
  readonly fingerprint: string
}

/**
 * Reads the key files, making those that are missing (0600, written and flushed under another name first).
 * @throws when a file is there but is not what its name says
 */
export async function loadKeys(folder: string): Promise<ServerKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = async (name: string): Promise<Buffer> => {
    const text = await readOrMake(join(folder, `${name}.key`), async () =>
      randomBytes(32).toString('base64url'),
    )
    const key = Buffer.from(text, 'base64url')
    if (key.length !== 32) throw new Error(`${name}.key: expected 32 bytes`)
    return key
  }
  const pair = async (name: string, algorithm: 'ECDH' | 'ECDSA'): Promise<KeyPair> => {
    const privateKey = await readOrMake(join(folder, `${name}.key`), () => newPrivateKey(algorithm))
    return { privateKey, publicKey: await publicHalf(privateKey, algorithm) }
  }
  const [field, blindIndex, payload] = [
    await secret('field-1'),
    await secret('blind-index-1'),
    await secret('payload-1'),
  ]
  const fingerprint = createHash('sha256')
    .update('lentera keys\0')
    .update(
      createHash('sha256')
        .update(Buffer.concat([field, blindIndex, payload]))
        .digest(),
    )
    .digest('base64url')
    .slice(0, 22)
  return {
    field,
    blindIndex,
    payload,
    fingerprint,
    receipt: await secret('receipt-1'),
    facility: await secret('facility-1'),
    jwt: await secret('jwt-1'),
    sealing: await pair('server-1', 'ECDH'),
    system: await pair('system-device', 'ECDSA'),
    seals: await pair('seals-1', 'ECDSA'),
    blobs: await secret('blobs-1'),
    blobNames: await secret('blob-names-1'),
  }
}

async function readOrMake(path: string, make: () => Promise<string>): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const draft = `${path}.${randomBytes(4).toString('hex')}.tmp`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${await make()}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(draft, 0o600)
  // `link` never replaces: of two processes that start at once, one key wins and both read it.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  await flushFolder(join(path, '..'))
  return (await readFile(path, 'utf8')).trim()
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const curve = (algorithm: 'ECDH' | 'ECDSA') => ({ name: algorithm, namedCurve: 'P-256' })
const usages = { ECDH: ['deriveBits'], ECDSA: ['sign'] } as const

async function newPrivateKey(algorithm: 'ECDH' | 'ECDSA'): Promise<string> {
  const wanted: webcrypto.KeyUsage[] = algorithm === 'ECDSA' ? ['sign', 'verify'] : ['deriveBits']
  const pair = (await webcrypto.subtle.generateKey(curve(algorithm), true, wanted)) as webcrypto.CryptoKeyPair
  return Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64url')
}

async function publicHalf(privateKey: string, algorithm: 'ECDH' | 'ECDSA'): Promise<string> {
  const key = await webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.from(privateKey, 'base64url'),
    curve(algorithm),
    true,
    [...usages[algorithm]],
  )
  const { x, y } = await webcrypto.subtle.exportKey('jwk', key)
  return Buffer.concat([
    Buffer.from([4]),
    Buffer.from(x!, 'base64url'),
    Buffer.from(y!, 'base64url'),
  ]).toString('base64url')
}
