import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { defineCommand } from './kernel/command.js'
import { defineEntity } from './kernel/entity.js'
import { defineIssue } from './kernel/issue.js'
import {
  commandDefinitions,
  commandNamed,
  entityDefinitions,
  entityNamed,
  issueDefinitions,
} from './registry.js'

const folder = new URL('.', import.meta.url).pathname
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
/** Names that stand behind a `define…(` anywhere in the sources. */
const declared = (pattern: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1]!)).sort()

describe('the registry', () => {
  it('knows every command, entity and issue that any file declares, once', () => {
    expect(
      commandDefinitions()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(declared(/(?<!function )defineCommand\(\s*'([^']+)'/g))
    expect(
      entityDefinitions()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(declared(/defineEntity\(\{\s*name: '([^']+)'/g))
    expect(
      issueDefinitions()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(declared(/defineIssue\(\s*'([^']+)'/g))
    expect(issueDefinitions().length).toBeGreaterThan(10)
  })

  it('refuses a second declaration', () => {
    const { name, kind } = commandDefinitions()[0]!
    expect(() => defineCommand(name, kind, z.strictObject({}))).toThrow(/declared twice/)
    expect(() => defineEntity(entityDefinitions()[0]!)).toThrow(/declared twice/)
    expect(() => defineIssue(issueDefinitions()[0]!.code, 'note')).toThrow(/declared twice/)
  })

  it('finds what it declared, and nothing else', () => {
    expect(commandNamed('visits.open', 1)?.kind).toBe('fact')
    expect(commandNamed('visits.open', 2)).toBeUndefined()
    expect(entityNamed('visits').indexes).toHaveProperty('openPatientId')
    expect(() => entityNamed('beds')).toThrow()
  })

  it('asks for a reason only where one may settle the issue', () => {
    for (const { code, level, overridable } of issueDefinitions()) {
      expect(code).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-z0-9_]*$/)
      if (overridable) expect(`${code} ${level}`).not.toMatch(/ note$/)
    }
  })

  it('turns away an unknown key in the arguments of every command', () => {
    for (const { name, args } of commandDefinitions()) {
      const codes = args.safeParse({ surelyUnknown: 1 }).error?.issues.map((issue) => issue.code)
      expect({ name, codes }).toEqual({ name, codes: expect.arrayContaining(['unrecognized_keys']) })
    }
  })
})
