import { resolve } from 'node:path'
import type { z } from 'zod'
import { Config, PRESET_NAMES, type PresetName } from './config.js'
import { ConfigError } from './config-error.js'
import { defaultDataFolder, type Environment } from './data-folder.js'
import { readEnvironment } from './environment.js'
import { nearest } from './nearest.js'
import { presets } from './presets.js'
import { settings, type Given } from './settings.js'

export interface ConfigSource {
  /** What `readArguments` found on the command line; wins over the environment. */
  given?: Given
  env?: Environment
  isRoot?: boolean
}

/** Options win over environment, environment over preset. Throws a `ConfigError` with one sentence. */
export function loadConfig({
  given,
  env = process.env,
  isRoot = process.getuid?.() === 0,
}: ConfigSource = {}): Config {
  const { port, preset: name, data, satusehat, ...rest } = { ...readEnvironment(env), ...given }
  const preset = presetName(name ?? 'demo')

  const result = Config.safeParse({
    ...presets[preset],
    // An address given by hand is also the choice to use what lives there.
    ...(rest.databaseUrl && { database: 'postgres' }),
    ...(rest.redisUrl && { queue: 'redis' }),
    ...rest,
    ...(satusehat !== undefined && { adapters: { ...presets[preset].adapters, satusehat } }),
    ...(port !== undefined && { port: /^\d+$/.test(port) ? Number(port) : port }),
    preset,
    data: resolve(data ?? defaultDataFolder(env, isRoot)),
  })
  if (!result.success) throw invalid(result.error)
  return result.data
}

function presetName(name: string): PresetName {
  const known = PRESET_NAMES.find((preset) => preset === name)
  if (known) return known
  throw new ConfigError(`Preset "${name}" tidak dikenal. Yang paling mirip: ${nearest(name, PRESET_NAMES)}.`)
}

function invalid(error: z.ZodError): ConfigError {
  const issue = error.issues[0]
  const key = issue?.path.join('.') ?? ''
  // `adapters.satusehat` is given as `satusehat`.
  const setting = settings.find((known) => known.key === key || `adapters.${known.key}` === key)
  const name = setting ? `--${setting.option} (${setting.variable})` : key
  const reason = issue?.code === 'custom' ? issue.message : 'tidak dapat dipakai'
  return new ConfigError(`Nilai ${name} ${reason}.`)
}
