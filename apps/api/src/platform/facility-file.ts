import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Facility } from '@lentera/contracts/kernel/facility'

/** Whose hospital this is: `DATA/facility.json`, written once at installation. */
export async function loadFacility(dataFolder: string): Promise<Facility> {
  return Facility.parse(JSON.parse(await readFile(join(dataFolder, 'facility.json'), 'utf8')))
}
