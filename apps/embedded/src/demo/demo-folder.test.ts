import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Config, PresetName } from '@lentera/config/config'
import { presets } from '@lentera/config/presets'
import { takeOwnership } from '../postgres/owner.js'
import { prepareDemoFolder } from './demo-folder.js'

let data: string
let lines: string[]
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'lentera-demo-folder-'))
  lines = []
})
afterEach(() => rm(data, { recursive: true, force: true }))

const configOf = (preset: PresetName, change: Partial<Config> = {}): Config => ({
  ...{ ...presets[preset], preset, data },
  ...change,
})
const prepare = (isResetAsked: boolean, config = configOf('demo')) =>
  prepareDemoFolder(config, isResetAsked, (line) => lines.push(line))
const put = async (...names: readonly string[]) => {
  for (const name of names) {
    await mkdir(join(data, name, '..'), { recursive: true })
    await writeFile(join(data, name), 'x')
  }
}
/** What a demonstration leaves behind after work. */
const worked = async () => {
  await prepare(false)
  await put('keys/receipt.key', 'postgres/PG_VERSION', 'pg-major', 'seals/heads.txt', 'logs/postgres.log')
}

describe('the folder of a demonstration', () => {
  it('is emptied when somebody asks: data, keys and seals, not what was set by hand', async () => {
    await worked()
    await put('device-policy.json')
    await prepare(true)
    expect((await readdir(data)).sort()).toEqual(['device-policy.json', 'keys', 'logs'])
    expect(await readdir(join(data, 'keys'))).toEqual(['created-by-demo'])
    expect(lines).toEqual([
      'Demo disetel ulang: semua data latihan dihapus, demo mulai lagi dari hari pertama.',
    ])
  })

  it('stays as it is when nobody asks, and can be emptied again and again', async () => {
    await worked()
    await prepare(false)
    expect(existsSync(join(data, 'postgres/PG_VERSION'))).toBe(true)
    await prepare(true)
    await worked()
    await prepare(true)
    expect(existsSync(join(data, 'postgres'))).toBe(false)
  })

  it('is not there yet: the demonstration just begins', async () => {
    await prepare(true)
    expect(lines).toEqual([`Belum ada demo di folder ${data}; tidak ada yang perlu disetel ulang.`])
    expect(existsSync(join(data, 'keys/created-by-demo'))).toBe(true)
  })

  it('goes on being emptied at the next start where the power went', async () => {
    await worked()
    await rm(join(data, 'keys'), { recursive: true })
    await put('reset-begun')
    await prepare(false)
    expect((await readdir(data)).sort()).toEqual(['keys', 'logs'])
  })

  it('is left alone while a process works in it', async () => {
    await worked()
    const release = await takeOwnership(join(data, 'postgres.owner'), data)
    await expect(prepare(true)).rejects.toThrow(/sedang dipakai Lentera yang lain/)
    await release()
    expect(existsSync(join(data, 'postgres/PG_VERSION'))).toBe(true)
    expect(existsSync(join(data, 'keys/receipt.key'))).toBe(true)
    expect(existsSync(join(data, 'reset-begun'))).toBe(false)
  })
})

describe('what is no demonstration', () => {
  const untouched = async () => {
    expect(existsSync(join(data, 'postgres/PG_VERSION'))).toBe(true)
    expect(existsSync(join(data, 'keys/receipt.key'))).toBe(true)
  }

  it('is not emptied: a folder that another preset made', async () => {
    await put('keys/receipt.key', 'postgres/PG_VERSION')
    await prepare(false)
    await expect(prepare(true)).rejects.toThrow(/tidak dibuat oleh demo Lentera/)
    await untouched()
  })

  it('is not emptied: a demonstration that became a hospital', async () => {
    await worked()
    await put('facility.json')
    await expect(prepare(true)).rejects.toThrow(/tidak dibuat oleh demo Lentera/)
    await untouched()
  })

  it.each(['one-pc', 'test', 'compose'] as const)('is not emptied: the preset %s', async (preset) => {
    await worked()
    await expect(prepare(true, configOf(preset))).rejects.toThrow(`hanya untuk preset demo, bukan ${preset}`)
    await untouched()
  })

  it('is not emptied: a database that somebody else runs', async () => {
    await worked()
    const elsewhere = configOf('demo', { database: 'postgres', databaseUrl: 'postgres://db/lentera' })
    await expect(prepare(true, elsewhere)).rejects.toThrow(/tanpa --database-url/)
    await untouched()
  })

  it('gets no mark: another preset’s new folder', async () => {
    await prepare(false, configOf('one-pc'))
    expect(await readdir(data)).toEqual([])
  })
})
