import { randomBytes, scrypt as scryptCallback, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { Semaphore } from './semaphore.js'

/** Hashes are PHC strings, so that what made one is written in it. */
export interface PasswordHashing {
  hash(password: string): Promise<string>
  /** False for anything that is not a hash; never throws for a wrong password. */
  verify(hash: string, password: string): Promise<boolean>
}

type Argon2 = Pick<typeof import('@node-rs/argon2'), 'hash' | 'verify'>

// OWASP's smallest Argon2id: on a box of 4 GB two hashes at once are 38 MB.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SCRYPT = { ln: 15, r: 8, p: 1 }

/** Argon2id; scrypt where its binary does not load. Either verifies what the other made, where it can. */
export async function passwordHashing(
  load: () => Promise<Argon2> = () => import('@node-rs/argon2'),
): Promise<PasswordHashing> {
  const argon2 = await load().catch(() => null)
  const semaphore = new Semaphore(2)
  return {
    hash: (password) => semaphore.run(() => (argon2 ? argon2.hash(password, ARGON) : scryptHash(password))),
    verify: (hash, password) =>
      semaphore.run(async () => {
        if (hash.startsWith('$scrypt$')) return scryptVerify(hash, password)
        if (!hash.startsWith('$argon2id$') || !argon2) return false
        return argon2.verify(hash, password).catch(() => false)
      }),
  }
}

const derive = (password: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scryptCallback(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key))),
  )

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
const costs = (ln: number, r: number, p: number): ScryptOptions => ({
  N: 2 ** ln,
  r,
  p,
  maxmem: 160 * r * 2 ** ln,
})

async function scryptHash(password: string): Promise<string> {
  const { ln, r, p } = SCRYPT
  const salt = randomBytes(16)
  const key = await derive(password, salt, 32, costs(ln, r, p))
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(key)}`
}

async function scryptVerify(hash: string, password: string): Promise<boolean> {
  const match = /^\$scrypt\$ln=(1[0-7]|[1-9]),r=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(
    hash,
  )
  if (!match) return false
  const expected = Buffer.from(match[5]!, 'base64')
  const options = costs(Number(match[1]), Number(match[2]), Number(match[3]))
  const key = await derive(password, Buffer.from(match[4]!, 'base64'), expected.length, options)
  return timingSafeEqual(key, expected)
}
