import { ConfigError } from './config-error.js'
import { nearest } from './nearest.js'
import { settings, type Given } from './settings.js'

export interface Arguments<Flag extends string> {
  given: Given
  flags: Record<Flag, boolean>
}

/** Reads `--port 3400`, `--port=3400` and the bare flags an app adds (`--json`). */
export function readArguments<Flag extends string = never>(
  argv: readonly string[],
  flagNames: readonly Flag[] = [],
): Arguments<Flag> {
  const given: Given = {}
  const flags = Object.fromEntries(flagNames.map((flag) => [flag, false])) as Record<Flag, boolean>
  const words = [...argv]

  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined)
      throw new ConfigError(`Kata "${word}" tidak dimengerti; pilihan ditulis seperti --port 3400.`)

    const flag = flagNames.find((known) => known === name)
    if (flag !== undefined && attached === undefined) {
      flags[flag] = true
      continue
    }
    const setting = settings.find((known) => known.option === name)
    if (setting === undefined) throw unknownOption(name, flagNames)

    const value = attached ?? words.shift()
    if (value === undefined || value === '' || (attached === undefined && value.startsWith('--'))) {
      throw new ConfigError(`Pilihan --${name} perlu nilai, misalnya --${name}=...`)
    }
    given[setting.key] = value
  }
  return { given, flags }
}

function unknownOption(name: string, flagNames: readonly string[]): ConfigError {
  const known = [...settings.map((setting) => setting.option), ...flagNames]
  return new ConfigError(`Pilihan --${name} tidak dikenal. Yang paling mirip: --${nearest(name, known)}.`)
}
