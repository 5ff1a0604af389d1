import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { AccessTokens } from './access-tokens.js'

const secret = randomBytes(32)
const [here, elsewhere, sari] = [randomUUID(), randomUUID(), randomUUID()]
let now = Date.parse('2026-11-20T00:00:00.000Z')
const tokens = new AccessTokens(secret, here, () => now)

describe('an access token', () => {
  it('says who somebody is, for ten minutes', async () => {
    const token = await tokens.issue(sari)
    expect(await tokens.verify(token)).toEqual({ userId: sari })
    now += 599_000
    expect(await tokens.verify(token)).toEqual({ userId: sari })
    now += 2_000
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'auth.required' })
  })

  it('counts in its own facility only', async () => {
    const other = await new AccessTokens(secret, elsewhere, () => now).issue(sari)
    await expect(tokens.verify(other)).rejects.toMatchObject({ code: 'auth.wrong_facility' })
  })

  it('is refused when it was signed by another key, by none, or changed', async () => {
    const foreign = await new AccessTokens(randomBytes(32), here, () => now).issue(sari)
    const [head, claims, signature] = (await tokens.issue(sari)).split('.') as [string, string, string]
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
    const changed = Buffer.from(claims, 'base64url').toString().replace(sari, randomUUID())
    const forged = [
      foreign,
      `${none}.${claims}.`,
      `${head}.${Buffer.from(changed).toString('base64url')}.${signature}`,
      '',
      undefined,
    ]
    for (const token of forged)
      await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'auth.required' })
  })
})
