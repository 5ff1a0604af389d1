import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Sandbox } from '../create-sandbox.js'
import { within } from '../json/json.js'
import { anEncounter, aRoom } from '../testing/good-resources.js'
import { ORGANIZATION, SandboxClient, StandingClock, startSandbox } from '../testing/sandbox-client.js'
import type { Memory } from './memory.js'

const SYSTEM = `http://sys-ids.kemkes.go.id/encounter/${ORGANIZATION}`
let folder: string
let running: Sandbox | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
})
afterEach(async () => {
  await running?.close()
  running = null
  await rm(folder, { recursive: true })
})

const file = () => join(folder, 'satusehat-sandbox.jsonl')
async function start(more: { folder?: string | null; organizationId?: string } = { folder }) {
  running = await startSandbox(new StandingClock(), { folder, ...more })
  return { sandbox: running, client: await SandboxClient.signedIn(running) }
}
async function stop(): Promise<void> {
  await running?.close()
  running = null
}

describe('a restart', () => {
  it('keeps resources, identifiers, versions and counts', async () => {
    const first = await start()
    const location = await first.client.created(aRoom())
    const id = await first.client.created(anEncounter({ location }))
    const before = await first.client.get(`/Encounter/${id}`)
    const rows = first.sandbox.state.resources()
    const creates = first.sandbox.state.creates()
    await stop()

    const { sandbox, client } = await start()
    const after = await client.get(`/Encounter/${id}`)
    expect([after.text, after.headers.get('etag')]).toEqual([before.text, before.headers.get('etag')])
    expect(sandbox.state.resources().map((row) => row.id)).toEqual(rows.map((row) => row.id))
    expect(sandbox.state.creates()).toEqual(creates)
    expect((await client.post('/Encounter', anEncounter({ location }))).status).toBe(400)
    expect(sandbox.state.createsOf('Encounter', SYSTEM, 'RJ-1')).toMatchObject({
      arrived: 2,
      blindRepeats: 1,
    })
    const changed = await client.put(`/Encounter/${id}`, { ...anEncounter({ location }), id })
    expect(
      String(within(changed.json, 'meta', 'lastUpdated')) >
        String(within(before.json, 'meta', 'lastUpdated')),
    ).toBe(true)
  })

  it('has on the disk what was answered, before the end of the process', async () => {
    const { client } = await start()
    const id = await client.created(aRoom('durable'))
    expect(await readFile(file(), 'utf8')).toContain(id)
  })

  it('lets an answer wait for a slow disk, and fails when the disk refuses', async () => {
    const { sandbox, client } = await start()
    // The real journal behind a brake: it does the same, later.
    const { memory } = sandbox.state as unknown as { memory: Memory }
    const settled = memory.settled.bind(memory)
    let release = (): void => undefined
    const brake = new Promise<void>((resolve) => (release = resolve))
    memory.settled = () => brake.then(settled)
    const answer = client.post('/Location', aRoom('slow')).then(({ status }) => status)
    const first = await Promise.race([answer, wait(300).then(() => 'waits')])
    expect([first, sandbox.state.resources('Location').length]).toEqual(['waits', 1])
    release()
    expect(await answer).toBe(201)

    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    memory.settled = () => Promise.reject(new Error('no space left'))
    expect((await client.post('/Location', aRoom('full'))).status).toBe(500)
    expect(said).toHaveBeenCalledTimes(1)
    said.mockRestore()
  })

  it('forgets a line that a power cut tore, and goes on behind it', async () => {
    const first = await start()
    const kept = await first.client.created(aRoom('kept'))
    await stop()
    await appendFile(file(), '{"rows":[{"type":"Location","id":"torn"')
    const second = await start()
    expect((await second.client.get(`/Location/${kept}`)).status).toBe(200)
    const next = await second.client.created(aRoom('next'))
    await stop()
    const third = await start()
    expect((await third.client.get(`/Location/${next}`)).status).toBe(200)
  })

  it('does not start over a line in the middle that cannot be read', async () => {
    await start()
    await stop()
    await writeFile(file(), `${await readFile(file(), 'utf8')}{"rows":\n{}\n`)
    await expect(start()).rejects.toThrow()
  })

  it('does not start in the folder of another facility', async () => {
    await start()
    await stop()
    await expect(start({ organizationId: '10000099' })).rejects.toThrow('belongs to organization 10000004')
  })

  it('starts empty without a folder', async () => {
    const first = await start({ folder: null })
    await first.client.created(aRoom())
    await stop()
    const { sandbox } = await start({ folder: null })
    expect(sandbox.state.resources('Location')).toEqual([])
  })
})
