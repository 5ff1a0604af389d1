import type { Config, PresetName } from './config.js'

/** What a preset decides; the data folder depends on who starts it, so it is added by `loadConfig`. */
type Preset = Omit<Config, 'preset' | 'data'>

const alone: Preset = {
  host: '127.0.0.1',
  port: 3400,
  lang: 'id',
  database: 'embedded',
  queue: 'in-process',
  files: 'disk',
  adapters: { satusehat: 'sandbox', bpjs: 'sandbox' },
  clock: 'real',
}

export const presets: Record<PresetName, Preset> = {
  demo: alone,
  test: { ...alone, clock: 'fixed' },
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
