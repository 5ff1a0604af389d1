import { join } from 'node:path'
import { ConfigError } from './config-error.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** Where the hospital keeps everything when nobody names a folder. */
export function defaultDataFolder(env: Environment, isRoot: boolean): string {
  if (isRoot) return '/var/lib/lentera'
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'lentera')
  if (env.HOME) return join(env.HOME, '.local', 'share', 'lentera')
  throw new ConfigError(
    'Folder data tidak dapat ditentukan karena HOME kosong. Pilih folder dengan --data FOLDER.',
  )
}
