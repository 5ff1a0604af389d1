import { aCondition, aMedication, anEncounter, aRequest, aRoom, type VisitIds } from './good-resources.js'
import type { SandboxClient } from './sandbox-client.js'

/** Makes a room, a visit, a diagnosis, a drug and its prescription. */
export async function sendVisit(client: SandboxClient, name = 'A'): Promise<VisitIds> {
  const location = await client.created(aRoom(`ROOM-${name}`))
  const encounter = await client.created(anEncounter({ location }, `RJ-${name}`))
  const condition = await client.created(aCondition({ encounter }, `DX-${name}`))
  const medication = await client.created(aMedication(`RX-${name}`))
  const request = await client.created(aRequest({ encounter, medication, condition }, `RX-${name}`))
  return { location, encounter, condition, medication, request }
}
