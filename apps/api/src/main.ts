import { readArguments } from '@lentera/config/arguments'
import { loadConfig } from '@lentera/config/load-config'
import { createApi } from './create-api.js'

const api = await createApi(loadConfig(readArguments(process.argv.slice(2))))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void api.close().then(() => process.exit(0)))
