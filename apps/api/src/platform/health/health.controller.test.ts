import { describe, expect, it } from '@jest/globals'
import type { FacilityConnection } from '../database/facility-connection.js'
import { HealthController } from './health.controller.js'
import { HorizonWatch } from './horizon-watch.js'
import { InternetWatch } from './internet-watch.js'
import { type KnownAccounts, knownAccountsIn } from './known-accounts.js'

const accounts: KnownAccounts = {
  password: 'lentera-demo',
  people: [{ username: 'loket', roles: ['receptionist'] }],
}
const ready = (known: KnownAccounts | null) =>
  new HealthController(
    { read: () => Promise.resolve([]) } as unknown as FacilityConnection,
    { state: () => ({ feed: 'running', horizonAgeS: 0 }) } as unknown as HorizonWatch,
    new InternetWatch({ targets: [] }),
    { known },
  ).ready()

describe('the accounts of an invented hospital', () => {
  it.each(['demo', 'test'] as const)('are said by its server (%s)', async (preset) => {
    expect(await ready(knownAccountsIn(preset, accounts))).toMatchObject({ status: 'ok', accounts })
  })

  it.each(['one-pc', 'compose'] as const)('are never said by a real one (%s)', async (preset) => {
    expect(await ready(knownAccountsIn(preset, accounts))).not.toHaveProperty('accounts')
  })

  it('are not said where nobody handed them in', async () => {
    expect(await ready(knownAccountsIn('test', undefined))).not.toHaveProperty('accounts')
  })
})
