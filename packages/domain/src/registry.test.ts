import { describe, expect, it } from '@jest/globals'
import { commandDefinitions } from '@lentera/contracts/registry'
import { handlers } from './registry.js'
import { anyAct, commandsOf } from './testing/arbitrary-acts.js'
import fc from 'fast-check'

describe('the registry of rules', () => {
  it('has exactly one rule for every command', () => {
    const words = commandDefinitions().map(({ name, v }) => `${name}@${v}`)
    const rules = handlers.map(({ command }) => `${command.name}@${command.v}`)
    expect([...rules].sort()).toEqual([...words].sort())
  })

  it('lets somebody do each of them', () => {
    for (const { roles } of handlers) expect(roles.length).toBeGreaterThan(0)
  })

  it('locks something for each that depends on anything, by names that carry no personal number', () => {
    const sample = fc.sample(anyAct, { numRuns: 300, seed: 1 })
    commandsOf(sample).forEach((command, index) => {
      const handler = handlers.find(({ command: words }) => words === sample[index]!.definition)!
      const locks = handler.locks(command)
      const reads = Object.keys(handler.reads(command))
      expect([handler.command.name, locks.length > 0]).toEqual([handler.command.name, reads.length > 0])
      expect(locks.join(' ')).not.toMatch(/\d{16}/)
      expect(new Set(locks).size).toBe(locks.length)
    })
  })
})
