import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultPolicy, DevicePolicy } from '@lentera/contracts/devices/device-policy'

/**
 * What this hospital allows its devices while the server is away: `DATA/device-policy.json`, where the
 * hospital decided otherwise than usual. Read at start.
 * @throws when the file is there and cannot be understood: a policy that is not kept must not look kept
 */
export async function loadDevicePolicy(dataFolder: string): Promise<DevicePolicy> {
  const text = await readFile(join(dataFolder, 'device-policy.json'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  return text === null
    ? defaultPolicy
    : DevicePolicy.parse({ ...defaultPolicy, ...(JSON.parse(text) as object) })
}
