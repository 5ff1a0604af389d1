import { describe, expect, it } from '@jest/globals'
import { readArguments } from './arguments.js'
import { loadConfig } from './load-config.js'

const home = { HOME: '/home/sari' }
const load = (argv: string[] = [], env: Record<string, string> = {}, isRoot = false) =>
  loadConfig({ given: readArguments(argv).given, env: { ...home, ...env }, isRoot })

describe('loading the configuration', () => {
  it('is the demo on this computer when nobody says anything', () => {
    expect(load()).toEqual({
      preset: 'demo',
      host: '127.0.0.1',
      port: 3400,
      data: '/home/sari/.local/share/lentera',
      lang: 'id',
      database: 'embedded',
      queue: 'in-process',
      files: 'disk',
      adapters: { satusehat: 'sandbox', bpjs: 'sandbox' },
      clock: 'real',
      internetTargets: 'api-satusehat.kemkes.go.id:443,apijkn.bpjs-kesehatan.go.id:443',
    })
  })

  it('prefers an option to the environment and the environment to the preset', () => {
    expect(load(['--port', '3500'], { LENTERA_PORT: '3600' }).port).toBe(3500)
    expect(load([], { LENTERA_PORT: '3600' }).port).toBe(3600)
    expect(load(['--preset', 'test'], { LENTERA_PRESET: 'one-pc' }).clock).toBe('fixed')
  })

  it('keeps data of root, of a desktop folder and of --data apart', () => {
    expect(load([], {}, true).data).toBe('/var/lib/lentera')
    expect(load([], { XDG_DATA_HOME: '/data' }).data).toBe('/data/lentera')
    expect(load(['--data=/srv/klinik'], {}, true).data).toBe('/srv/klinik')
  })

  it('uses the database whose address it was given', () => {
    const config = load([], { LENTERA_DATABASE_URL: 'postgres://lentera@db/lentera' })
    expect(config).toMatchObject({ database: 'postgres', databaseUrl: 'postgres://lentera@db/lentera' })
  })

  it('delivers to whom it is told, whatever the preset says', () => {
    expect(load(['--preset', 'test']).adapters.satusehat).toBe('off')
    expect(load(['--preset', 'test', '--satusehat', 'sandbox']).adapters).toEqual({
      satusehat: 'sandbox',
      bpjs: 'off',
    })
    expect(() => load(['--satusehat', 'on'])).toThrow(/--satusehat \(LENTERA_SATUSEHAT\)/)
  })

  it('takes an empty variable for a variable that is not there', () => {
    expect(load([], { LENTERA_PORT: '' }).port).toBe(3400)
  })

  it.each([
    ['an unknown variable', [], { LENTERA_PROT: '1' }, /LENTERA_PROT.*LENTERA_PORT/],
    ['an unknown option', ['--prot', '1'], {}, /--prot.*--port/],
    ['an unknown preset', ['--preset', 'demp'], {}, /demp.*demo/],
    ['a word that is no option', ['3400'], {}, /3400/],
    ['an option without its value', ['--port', '--data'], {}, /--port perlu nilai/],
    ['a port that is no number', ['--port', 'tiga'], {}, /--port \(LENTERA_PORT\)/],
    ['a port whose Postgres would be 5432', ['--port', '5430'], {}, /5432/],
    ['a port with no room for its neighbours', ['--port', '65535'], {}, /--port/],
    ['a hospital of several machines without its database', ['--preset', 'compose'], {}, /--database-url/],
    ['somebody to call without a port', ['--internet-targets', 'bpjs.go.id'], {}, /--internet-targets/],
    ['a database address of another kind', ['--database-url', 'mysql://x/y'], {}, /--database-url/],
  ])('stops at %s and names it', (_, argv, env, message) => {
    expect(() => load(argv, env as Record<string, string>)).toThrow(message)
  })

  it('does not mind the variables that choose the Postgres of the tests', () => {
    expect(load([], { LENTERA_TEST_PG: 'system', LENTERA_TEST_DATABASE_URL: 'postgres://x' }).preset).toBe(
      'demo',
    )
  })

  it('asks for a folder when there is no home to put one in', () => {
    expect(() => loadConfig({ env: {}, isRoot: false })).toThrow(/--data/)
  })
})

describe('reading the command line', () => {
  it('tells the flags of an app from the settings', () => {
    expect(readArguments(['--json', '--port=1234'], ['json'])).toEqual({
      given: { port: '1234' },
      flags: { json: true },
    })
  })

  it('suggests a flag, too', () => {
    expect(() => readArguments(['--jsn'], ['json'])).toThrow(/--json/)
  })
})
