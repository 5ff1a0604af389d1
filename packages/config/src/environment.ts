import { ConfigError } from './config-error.js'
import type { Environment } from './data-folder.js'
import { nearest } from './nearest.js'
import { settings, type Given } from './settings.js'
import { TEST_VARIABLES } from './test-postgres.js'

const PREFIX = 'LENTERA_'

/** The settings given as `LENTERA_*` variables; an empty variable counts as not given. */
export function readEnvironment(env: Environment): Given {
  const known = settings.map((setting) => setting.variable)
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith(PREFIX) || known.includes(variable) || TEST_VARIABLES.includes(variable))
      continue
    throw new ConfigError(
      `Variabel lingkungan ${variable} tidak dikenal. Yang paling mirip: ${nearest(variable, known)}.`,
    )
  }
  const given: Given = {}
  for (const { key, variable } of settings) {
    const value = env[variable]
    if (value) given[key] = value
  }
  return given
}
