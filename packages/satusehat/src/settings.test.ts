import { afterEach, describe, expect, it } from '@jest/globals'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSettings, SettingsError } from './settings.js'

const given = {
  environment: 'staging',
  organizationId: '10000004',
  clientId: 'klien',
  clientSecret: 'sangat-rahasia',
}
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function aFile(content: unknown, mode = 0o600): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lentera-settings-'))
  folders.push(folder)
  const file = join(folder, 'satusehat.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  await chmod(file, mode)
  return file
}

async function problemOf(content: unknown): Promise<SettingsError> {
  const error: unknown = await loadSettings(await aFile(content)).catch((reason: unknown) => reason)
  if (error instanceof SettingsError) return error
  throw new Error('the settings were taken')
}

describe('settings from a file', () => {
  it('find the addresses of their environment', async () => {
    const staging = await loadSettings(await aFile(given))
    expect(staging).toEqual({
      settings: {
        ...given,
        authUrl: 'https://api-satusehat-stg.dto.kemkes.go.id/oauth2/v1',
        fhirUrl: 'https://api-satusehat-stg.dto.kemkes.go.id/fhir-r4/v1',
      },
      findings: [],
    })
    const production = await loadSettings(await aFile({ ...given, environment: 'production' }))
    expect(production.settings.fhirUrl).toBe('https://api-satusehat.kemkes.go.id/fhir-r4/v1')
  })

  it('take addresses of their own', async () => {
    const custom = {
      ...given,
      environment: 'custom',
      authUrl: 'http://127.0.0.1:4010/oauth2/v1/',
      fhirUrl: 'http://127.0.0.1:4010/fhir-r4/v1',
    }
    const { settings } = await loadSettings(await aFile(custom))
    expect([settings.authUrl, settings.fhirUrl]).toEqual([
      'http://127.0.0.1:4010/oauth2/v1',
      'http://127.0.0.1:4010/fhir-r4/v1',
    ])
    const one = await loadSettings(await aFile({ ...given, fhirUrl: 'https://proksi.example.id/fhir' }))
    expect([one.settings.authUrl, one.settings.fhirUrl]).toEqual([
      'https://api-satusehat-stg.dto.kemkes.go.id/oauth2/v1',
      'https://proksi.example.id/fhir',
    ])
  })

  it('are read as Notepad writes them', async () => {
    const { settings } = await loadSettings(
      await aFile(`\uFEFF${JSON.stringify({ ...given, clientId: ' klien\n' })}`),
    )
    expect(settings.clientId).toBe('klien')
  })

  it('warn of a file that others may open, and work', async () => {
    const { settings, findings } = await loadSettings(await aFile(given, 0o640))
    expect(settings.clientId).toBe('klien')
    expect(findings).toEqual([
      { code: 'satusehat.secret_file_open', sentence: expect.stringContaining('chmod 600') },
    ])
  })

  it('say that there is no file', async () => {
    await expect(loadSettings('/tidak/ada.json')).rejects.toMatchObject({
      problem: 'file_missing',
      message: 'Berkas rahasia SATUSEHAT tidak ada: /tidak/ada.json.',
    })
  })

  it('say that what is there cannot be read', async () => {
    const folder = join(await aFile(given), '..')
    await expect(loadSettings(folder)).rejects.toMatchObject({ problem: 'file_unreadable' })
  })

  it.each([
    ['no JSON', '{"clientSecret": "sangat-rahasia" "x"}', 'not_json', 'bukan JSON'],
    ['a list', [given], 'invalid', 'satu objek JSON'],
    ['a missing one', { ...given, clientSecret: undefined }, 'invalid', 'belum ada: clientSecret'],
    ['an unknown one', { ...given, clientID: 'x' }, 'invalid', 'tidak dikenal: clientID'],
    ['a number', { ...given, organizationId: 10000004 }, 'invalid', 'organizationId harus tulisan'],
    ['another environment', { ...given, environment: 'dev' }, 'invalid', 'environment harus production'],
    ['no address of its own', { ...given, environment: 'custom' }, 'invalid', 'authUrl wajib diisi'],
    ['a secret over plain http', { ...given, authUrl: 'http://x.id' }, 'invalid', 'authUrl harus https'],
    [
      'an address with a question',
      { ...given, fhirUrl: 'https://x.id/?a=1' },
      'invalid',
      'fhirUrl harus alamat',
    ],
  ])('name what is wrong and no secret: %s', async (_what, content, problem, words) => {
    const error = await problemOf(content)
    expect(error.problem).toBe(problem)
    expect(error.message).toContain(words)
    expect(error.message).not.toContain('sangat-rahasia')
  })
})
