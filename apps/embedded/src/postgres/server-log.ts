import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST = 10 * 1024 * 1024

/** Opens the server's log for one run; a log grown large becomes `.1` and the one before it goes. */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o750 })
  const file = openSync(path, 'a', 0o640)
  if (fstatSync(file).size < LARGEST) return file
  closeSync(file)
  renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o640)
}

/** Why the server ended: its newest FATAL or PANIC line. */
export function lastFatalLine(path: string): string | undefined {
  const lines = readFileSync(path, 'utf8').split('\n')
  const line = lines.reverse().find((text) => /(FATAL|PANIC):|error while loading/.test(text))
  return line?.replace(/^.*?(FATAL|PANIC):\s*/, '')
}
