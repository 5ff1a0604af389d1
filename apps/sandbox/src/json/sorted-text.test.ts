import { describe, expect, it } from '@jest/globals'
import type { Json } from './json.js'
import { sortedText } from './sorted-text.js'

describe('the text of an answer', () => {
  it('has the keys of every object in alphabetical order', () => {
    expect(sortedText({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}')
  })

  it('says what was said, whatever the keys are called', () => {
    const text = '{"__proto__":{"x":1},"constructor":"y"}'
    expect(sortedText(JSON.parse(text) as Json)).toBe(text)
  })
})
