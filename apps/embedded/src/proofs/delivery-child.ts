// One life of a worker, for delivery-kills: `node delivery-child.js '<json>'`.
import { openVault } from '@lentera/api/platform/database/vault'
import { loadKeys } from '@lentera/db/key-files'
import { createWorker } from '@lentera/worker/create-worker'
import { RedisQueue } from '@lentera/worker/deliveries/redis-queue'
import { demoFacility } from '../demo/demo-facility.js'
import type { ChildOptions } from './delivery-house.js'

const options = JSON.parse(process.argv[2]!) as ChildOptions
const { payloads } = openVault(await loadKeys(options.keys))
await createWorker({
  ...{ databaseUrl: options.databaseUrl, facility: demoFacility, payloads },
  ...{ satusehat: options.satusehat, tokenFile: options.tokenFile, now: Date.now },
  queue: new RedisQueue(options.redisUrl, 'deliveries-proof', () => undefined),
  pace: { everyMs: 100, claimMs: 1_500, leaseMs: 2_000 },
  // While Redis is gone it says so each round; what else goes wrong is one line, too.
  report: (error) => console.error('  worker:', error instanceof Error ? error.message : error),
})
console.log('ready')
