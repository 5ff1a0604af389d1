import type { Config, PresetName } from './config.js'

/** What a preset decides; the data folder depends on who starts it, so it is added by `loadConfig`. */
type Preset = Omit<Config, 'preset' | 'data'>

/** Those for whom the line is there: SATUSEHAT and BPJS. Only whether they pick up is asked. */
const internetTargets = 'api-satusehat.kemkes.go.id:443,apijkn.bpjs-kesehatan.go.id:443'

const alone: Preset = {
  host: '127.0.0.1',
  port: 3400,
  lang: 'id',
  database: 'embedded',
  queue: 'in-process',
  files: 'disk',
  adapters: { satusehat: 'sandbox', bpjs: 'sandbox' },
  clock: 'real',
  internetTargets,
}

export const presets: Record<PresetName, Preset> = {
  demo: alone,
  // No test calls anybody outside, and one that delivers says so.
  test: {
    ...alone,
    clock: 'fixed',
    internetTargets: undefined,
    adapters: { satusehat: 'off', bpjs: 'off' },
  },
  'one-pc': { ...alone, adapters: { satusehat: 'live', bpjs: 'live' } },
  compose: {
    ...alone,
    host: '0.0.0.0',
    database: 'postgres',
    queue: 'redis',
    files: 's3',
    adapters: { satusehat: 'live', bpjs: 'live' },
  },
}
