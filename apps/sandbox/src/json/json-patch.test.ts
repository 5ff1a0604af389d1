import { describe, expect, it } from '@jest/globals'
import type { Json } from './json.js'
import { applyPatch, patchOperations } from './json-patch.js'

const document = { status: 'active', list: ['a', 'c'], deep: { x: 1 } }
const patched = (...operations: Json[]) => applyPatch(document, patchOperations(operations) ?? [])

describe('a JSON Patch', () => {
  it('adds, replaces, removes and tests, in order and on a copy', () => {
    const result = patched(
      { op: 'test', path: '/deep', value: { x: 1 } },
      { op: 'replace', path: '/status', value: 'inactive' },
      { op: 'add', path: '/list/1', value: 'b' },
      { op: 'add', path: '/list/-', value: 'd' },
      { op: 'remove', path: '/deep/x' },
    )
    expect(result).toEqual({
      ok: true,
      document: { status: 'inactive', list: ['a', 'b', 'c', 'd'], deep: {} },
    })
    expect(document.status).toBe('active')
  })

  it.each([
    [{ op: 'replace', path: '/missing', value: 1 }, 'Path not found: /missing'],
    [{ op: 'remove', path: '/list/7' }, 'Path not found: /list/7'],
    [{ op: 'test', path: '/status', value: 'other' }, 'Test failed: /status'],
    [{ op: 'add', path: '/__proto__/polluted', value: 1 }, 'Invalid path: /__proto__/polluted'],
  ])('refuses %j', (operation, why) => {
    expect(patched(operation)).toEqual({ ok: false, why })
  })

  it.each([
    [{ op: 'replace', path: '/a', value: 1 }],
    [[]],
    [[{ op: 'move', path: '/a', value: 1 }]],
    [[{ op: 'add', path: 'a', value: 1 }]],
    [[{ op: 'add', path: '/a' }]],
  ])('is no patch at all as %j', (body: Json) => {
    expect(patchOperations(body)).toBeNull()
  })
})
