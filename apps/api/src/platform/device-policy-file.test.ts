import { describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDevicePolicy } from './device-policy-file.js'

async function loadedFrom(text: string | null) {
  const folder = await mkdtemp(join(tmpdir(), 'lentera-policy-'))
  try {
    if (text !== null) await writeFile(join(folder, 'device-policy.json'), text)
    return await loadDevicePolicy(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('what a hospital allows its devices', () => {
  it('is 72 hours without the server and no PIN outdoors, unless it decided otherwise', async () => {
    expect(await loadedFrom(null)).toEqual({ offlineMaxHours: 72, readingMaxDays: 14, outdoorUnlock: false })
    expect(await loadedFrom('{"offlineMaxHours":24}')).toMatchObject({
      offlineMaxHours: 24,
      readingMaxDays: 14,
    })
  })

  it.each(['{"offlineMaxHours":169}', '{"offlineHours":24}', 'not json'])(
    'is not guessed from %s',
    async (text) => {
      await expect(loadedFrom(text)).rejects.toThrow()
    },
  )
})
