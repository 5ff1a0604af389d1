import { testFacility } from '@lentera/api/testing/test-api'
import type { DomainEvent } from '@lentera/contracts/kernel/rule'
import { createSandbox } from '@lentera/sandbox/create-sandbox'
import { createSatusehatAdapter } from '@lentera/satusehat/adapter/satusehat-adapter'
import { createFhirClient } from '@lentera/satusehat/fhir-client'
import { createHttp } from '@lentera/satusehat/http'
import { createTokens } from '@lentera/satusehat/token'
import { memoryTokenStore } from '@lentera/satusehat/token/memory-token-store'
import { openOwedHouse } from './owed-house.js'
import { paracetamol, staff } from './told-visit.js'

const organizationId = '10000004'
const credentials = { clientId: 'lentera', clientSecret: 'rahasia' }

/** NIK of the n-th patient that the civil registry knows. */
export const nikOf = (n: number): string => `9171045203${String(900_000 + n).padStart(6, '0')}`

/** A house that owes visits to the stand-in for SATUSEHAT, through the real client and the real adapter. */
export async function openSatusehatHouse({ patients = 20, timeoutMs = 1_000 } = {}) {
  const house = await openOwedHouse()
  const now = () => house.clock.now
  const sandbox = await createSandbox({
    ...{ port: 0, host: '127.0.0.1', organizationId, ...credentials, clock: now },
    people: {
      patients: Array.from({ length: patients }, (_, n) => ({
        ...{ nik: nikOf(n), name: `Pasien ${n}`, gender: 'female' as const, birthDate: '1990-03-12' },
        ihsNumber: n % 2 === 0 ? `P${String(10_000_000_000 + n)}` : null,
      })),
      practitioners: [],
    },
  })
  const settings = {
    ...{ authUrl: `${sandbox.url}/oauth2/v1`, fhirUrl: `${sandbox.url}/fhir-r4/v1` },
    ...credentials,
  }
  const http = createHttp({ timeoutMs })
  const tokens = createTokens({ settings, http, store: memoryTokenStore(), now })
  const client = createFhirClient({ settings, http, tokens, now })
  const adapter = createSatusehatAdapter({ client, organizationId, facility: testFacility, now })
  for (const [userId, remoteId] of [
    [staff.nurse, '10014058550'],
    [staff.doctor, '10009880728'],
    [staff.pharmacist, '10001915884'],
  ] as const)
    await house.ids.keep({ entity: 'users', id: userId, remoteType: 'Practitioner', remoteId })
  const kfa = 'http://sys-ids.kemkes.go.id/kfa'
  await house.ids.keep({
    ...{ entity: 'catalogue_drugs', id: paracetamol.id, remoteType: 'kfa' },
    remoteId: `${kfa}|93000465|Parasetamol 500 mg tablet`,
  })
  await house.ids.keep({
    ...{ entity: 'substances', id: 'parasetamol', remoteType: 'kfa' },
    remoteId: `${kfa}|91000101|Paracetamol`,
  })
  return {
    ...house,
    sandbox,
    adapter,
    /** Owes what wanted events a visit told. @returns their ids, in order */
    async oweAll(told: readonly DomainEvent[], state: 'waiting' | 'unknown' = 'waiting'): Promise<string[]> {
      const ids: string[] = []
      for (const { name, lane, payload } of told) ids.push(await house.owe(lane, payload, name, state))
      return ids
    },
    async counts(): Promise<Record<string, number>> {
      const rows = await house.connection.read<{ state: string; n: number }>({
        text: `select state || coalesce(' ' || error_code, '') as state, count(*)::integer as n from deliveries group by 1`,
      })
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
    },
    async close() {
      await house.close()
      http.close()
      await sandbox.close()
    },
  }
}
