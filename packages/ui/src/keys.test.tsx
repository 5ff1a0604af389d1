import { describe, expect, it } from '@jest/globals'
import { chordOf, keyLabel, keyMap, matchKey, type KeyPress } from './keys.js'

const MODIFIERS = { Ctrl: 'ctrlKey', Alt: 'altKey', Shift: 'shiftKey' } as const

/** `Ctrl+K` as the event a keyboard would send. */
function press(chord: string, other: Partial<KeyPress> = {}): KeyPress {
  const parts = chord.split('+')
  const name = parts.pop()!
  const event = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false }
  for (const part of parts) event[MODIFIERS[part as keyof typeof MODIFIERS]] = true
  const code = /^\d$/.test(name) ? `Digit${name}` : /^[A-Z]$/.test(name) ? `Key${name}` : name
  return { key: name.length === 1 ? name.toLowerCase() : name, code, ...event, ...other }
}

const meaning = (event: KeyPress, inField = false) => matchKey(event, inField).action

describe('the key map', () => {
  it('hears every chord it lists', () => {
    for (const [action, chords] of Object.entries(keyMap)) {
      for (const chord of chords) expect([chord, meaning(press(chord))]).toEqual([chord, action])
    }
  })

  it('gives no chord two meanings', () => {
    const chords = Object.values(keyMap).flat()
    expect(new Set(chords).size).toBe(chords.length)
  })

  it('leaves to the browser what belongs to it', () => {
    const chords: string[] = Object.values(keyMap).flat()
    for (const own of ['F4', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12']) expect(chords).not.toContain(own)
    expect(chords.filter((chord) => /Ctrl\+(Alt|Shift)|Shift\+Ctrl/.test(chord))).toEqual([])
    expect(matchKey(press('F5'), false)).toEqual({ swallow: false })
  })
})

describe('pressing a key', () => {
  it('opens search with a slash only while no field has focus', () => {
    expect(meaning(press('/'))).toBe('search')
    expect(meaning(press('/'), true)).toBeUndefined()
    expect(meaning(press('F2'), true)).toBe('search')
  })

  it('saves with the Enter of the keypad too', () =>
    expect(meaning(press('Ctrl+Enter', { code: 'NumpadEnter' }), true)).toBe('save'))

  it('takes Alt with the top row of digits, never with the keypad', () => {
    expect(meaning(press('Alt+8'), true)).toBe('callNext')
    expect(meaning(press('Alt+8', { code: 'Numpad8' }), true)).toBeUndefined()
    expect(meaning(press('Alt+8', { shiftKey: true, key: '*' }))).toBe('callAgain')
  })

  it('does not mistake Shift+F8 for F8', () => {
    expect(meaning(press('F8'))).toBe('callNext')
    expect(meaning(press('Shift+F8'))).toBe('callAgain')
  })

  it('works with Caps Lock on and with a layout that is not Latin', () => {
    expect(meaning(press('Ctrl+S', { key: 'S' }))).toBe('save')
    expect(meaning(press('Alt+A', { key: 'ф', code: 'KeyA' }))).toBe('waitingList')
  })

  it('ignores AltGr, the system key and letters still being composed', () => {
    expect(meaning(press('Ctrl+Alt+Q'))).toBeUndefined()
    expect(meaning(press('Ctrl+S', { metaKey: true }))).toBeUndefined()
    expect(matchKey(press('Ctrl+S', { isComposing: true }), true)).toEqual({ swallow: false })
  })

  it('leaves plain letters and Home to the field that has focus', () => {
    expect(meaning(press('A'))).toBeUndefined()
    expect(meaning(press('Home'), true)).toBeUndefined()
    expect(meaning(press('Home'))).toBe('first')
  })

  it.each([
    'F1',
    'F3',
    'F4',
    'F9',
    'Alt+D',
    'Ctrl+P',
    'Ctrl+S',
    'Ctrl+F',
    'Ctrl+J',
    'Ctrl+K',
    'Ctrl+L',
    'Ctrl+W',
  ])('stops what the browser would do with %s, in a field too', (chord) =>
    expect(matchKey(press(chord), true).swallow).toBe(true),
  )

  it.each(['Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+A', 'F5', 'F12', 'A', 'Enter', 'Tab'])(
    'lets %s be',
    (chord) => expect(matchKey(press(chord), true)).toEqual({ swallow: false }),
  )
})

describe('naming keys', () => {
  it('writes them as they stand on a button', () => {
    expect(keyLabel('save')).toBe('Ctrl+⏎')
    expect(keyLabel('back')).toBe('Esc')
    expect(keyLabel('callAgain')).toBe('Shift+F8')
    expect(keyLabel('nextBlock')).toBe('Ctrl+↓')
  })

  it('counts Shift only beside keys that type nothing', () => {
    expect(chordOf(press('/', { shiftKey: true }))).toBe('/')
    expect(chordOf(press('Shift+F9'))).toBe('Shift+F9')
  })
})
