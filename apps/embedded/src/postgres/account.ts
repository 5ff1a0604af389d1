import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { PostgresError } from './postgres-error.js'

/** The system user that Postgres runs as. */
export interface Account {
  uid: number
  gid: number
}

const OWN_ACCOUNT = 'lentera'

/**
 * Postgres refuses root. Started by root it runs as whoever owns the cluster already, else as a system user
 * made for such work. Started by an ordinary user it runs as that user: undefined.
 */
export function accountFor(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(clusterFolder) ?? lookUp('postgres') ?? lookUp(OWN_ACCOUNT) ?? create(OWN_ACCOUNT)
}

function ownerOf(folder: string): Account | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

function lookUp(name: string): Account | undefined {
  try {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}

function create(name: string): Account {
  try {
    const options = [
      '--system',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
    ]
    execFileSync('useradd', [...options, name], { stdio: 'pipe' })
  } catch {
    // A system without useradd still has an account that owns nothing.
  }
  const account = lookUp(name) ?? lookUp('nobody')
  if (account) return account
  throw new PostgresError(
    `Pengguna sistem untuk Postgres tidak dapat dibuat; jalankan "useradd --system ${name}" lalu ulangi.`,
  )
}
