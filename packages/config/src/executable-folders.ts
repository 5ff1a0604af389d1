import { delimiter, isAbsolute } from 'node:path'
import type { Environment } from './data-folder.js'

/** The folders of PATH in which a program may be looked for. */
export function executableFolders(env: Environment = process.env): string[] {
  return (env.PATH ?? '').split(delimiter).filter(isAbsolute)
}
