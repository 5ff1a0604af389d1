import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { loadKeys } from '@lentera/db/key-files'
import { silentLog } from '../log.js'
import { HeadExport } from './export-heads.js'
import { appendLine, readHeadFiles } from './head-files.js'
import { headLine, headVerifier, readHeadLine } from './head-line.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lentera-heads-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const head = {
  facilityId: '0192f0a0-0000-7000-8000-00000000f001',
  no: '17',
  uptoXid: '4711',
  hash: 'ab'.repeat(32),
  at: '2026-11-21T01:02:03.004Z',
}

describe('the heads that leave the database', () => {
  it('are signed, and any other number, hash or time is a forgery', async () => {
    const { seals } = await loadKeys(join(folder, 'keys'))
    const isGenuine = headVerifier(seals.publicKey)
    const line = headLine(head, seals)
    expect(isGenuine(readHeadLine(line)!)).toBe(true)
    for (const [from, to] of [
      [' 17 ', ' 18 '],
      ['abab', 'abac'],
      ['01:02', '01:03'],
    ] as const)
      expect(isGenuine(readHeadLine(line.replace(from, to))!)).toBe(false)
    const other = await loadKeys(join(folder, 'other'))
    expect(headVerifier(other.seals.publicKey)(readHeadLine(line)!)).toBe(false)
  })

  it('stay readable after a crash in the middle of a line', async () => {
    const { seals } = await loadKeys(join(folder, 'keys'))
    const line = headLine(head, seals)
    const path = join(folder, 'heads-2026-11.txt')
    await appendLine(path, line)
    await writeFile(path, `${line}\n${line.slice(0, 60)}`)
    await appendLine(path, line)
    const { heads, unreadable } = await readHeadFiles(folder)
    expect([heads.length, unreadable]).toEqual([2, 1])
  })

  it('wait for a stick that is out, make nothing in its place, and go on when it is back', async () => {
    const { seals } = await loadKeys(join(folder, 'keys'))
    const stick = join(folder, 'stick')
    const said: string[] = []
    const log = { ...silentLog, error: (message: string) => void said.push(message) }
    const options = { facilityId: head.facilityId, folder: join(folder, 'seals'), secondFolder: stick }
    const heads = new HeadExport({ ...options, key: seals, log })
    await heads.write(head)
    await heads.write(head)
    expect(await readdir(folder)).not.toContain('stick')
    expect(said).toHaveLength(1)
    await mkdir(stick)
    await heads.write(head)
    expect((await readHeadFiles(stick)).heads).toHaveLength(1)
    expect((await readHeadFiles(join(folder, 'seals'))).heads).toHaveLength(3)
    expect((await readFile(join(stick, 'public-key.txt'), 'utf8')).trim()).toBe(seals.publicKey)
  })
})
