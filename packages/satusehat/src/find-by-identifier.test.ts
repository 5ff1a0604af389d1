import { afterEach, describe, expect, it } from '@jest/globals'
import { findByIdentifier } from './find-by-identifier.js'
import { localPlatform, type LocalPlatform } from './testing/local-platform.js'
import { sends, sendsJson, type Answer } from './testing/local-server.js'

const SYSTEM = 'http://sys-ids.kemkes.go.id/encounter/10000004'
const NIK = 'https://fhir.kemkes.go.id/id/nik'
const visit = (id: string, value = 'RJ-1') => ({
  resourceType: 'Encounter',
  id,
  identifier: [{ system: SYSTEM, value }],
})
const suppressed = {
  resourceType: 'OperationOutcome',
  id: 'x',
  issue: [
    { severity: 'information', code: 'suppressed', diagnostics: 'No consent available for Encounter/x' },
  ],
}
const hits = (...resources: object[]): Answer =>
  sendsJson(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  })

const platforms: LocalPlatform[] = []
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.close()
})
async function find(answer: Answer, type = 'Encounter', identifier = `${SYSTEM}|RJ-1`) {
  const there = await localPlatform(answer)
  platforms.push(there)
  const found = await findByIdentifier(there.client, type, identifier)
  return { found, calls: there.calls() }
}

describe('looking for what bears an identifier', () => {
  it('finds the one', async () => {
    const { found, calls } = await find(hits(visit('satu')))
    expect(found).toEqual({ kind: 'found', id: 'satu', resource: visit('satu') })
    expect(calls).toEqual([`GET /Encounter?identifier=${SYSTEM}|RJ-1`])
  })

  it('finds none', async () => {
    expect((await find(sendsJson(200, { resourceType: 'Bundle', total: 0 }))).found).toEqual({ kind: 'none' })
  })

  it('passes over what is held back for want of consent', async () => {
    expect((await find(hits(suppressed))).found).toEqual({ kind: 'none' })
    expect((await find(hits(suppressed, visit('satu')))).found).toMatchObject({ kind: 'found', id: 'satu' })
  })

  it('does not take what bears another one', async () => {
    expect((await find(hits(visit('lain', 'RJ-2')))).found).toEqual({ kind: 'none' })
  })

  it('does not choose between two', async () => {
    expect((await find(hits(visit('satu'), visit('dua')))).found).toEqual({
      kind: 'ambiguous',
      ids: ['satu', 'dua'],
    })
  })

  it('counts one that stands on two pages once', async () => {
    expect((await find(hits(visit('satu'), visit('satu')))).found).toMatchObject({ kind: 'found' })
  })

  it('reads a single identifier as well as a list', async () => {
    const composition = {
      resourceType: 'Composition',
      id: 'satu',
      identifier: { system: SYSTEM, value: 'RJ-1' },
    }
    expect((await find(hits(composition), 'Composition')).found).toMatchObject({ kind: 'found', id: 'satu' })
  })

  it('trusts the search where national numbers come back masked', async () => {
    const person = {
      resourceType: 'Patient',
      id: 'P02478375538',
      identifier: [{ system: NIK, value: '################' }],
    }
    const { found } = await find(hits(person), 'Patient', `${NIK}|9271060312000001`)
    expect(found).toMatchObject({ kind: 'found', id: 'P02478375538' })
  })

  it('hands on why it could not look', async () => {
    expect((await find(sends(504, 'Gateway Timeout'))).found).toMatchObject({ kind: 'not_sent' })
    expect((await find(sends(429, ''))).found).toEqual({ kind: 'busy' })
  })
})
