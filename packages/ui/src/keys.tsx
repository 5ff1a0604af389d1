import { useLayoutEffect, useRef } from 'react'

/**
 * The key map. Hints on buttons, the help page and the tests are made from it. A chord is written as
 * people say it; `Alt+2` is the top row only (Alt with the keypad types characters), and a chord
 * without a modifier that is not a function key works only while no field has focus.
 */
export const keyMap = {
  search: ['F2', 'Ctrl+K', 'Alt+2', '/'],
  new: ['F3', 'Alt+3'],
  save: ['Ctrl+Enter', 'Ctrl+S', 'Alt+S'],
  callNext: ['F8', 'Alt+8'],
  callAgain: ['Shift+F8', 'Shift+Alt+8'],
  print: ['F9', 'Ctrl+P', 'Alt+9'],
  printList: ['Shift+F9', 'Shift+Alt+9'],
  back: ['Escape'],
  previousBlock: ['Ctrl+ArrowUp'],
  nextBlock: ['Ctrl+ArrowDown'],
  waitingList: ['Alt+A'],
  unfinished: ['Alt+B'],
  lock: ['Alt+Q'],
  emergency: ['Alt+G'],
  recent: ['Alt+H'],
  undo: ['Alt+U'],
  help: ['F1'],
  first: ['Home'],
  // The screen's own: their meaning changes from screen to screen.
  ownK: ['Alt+K'],
  ownL: ['Alt+L'],
  ownN: ['Alt+N'],
  ownR: ['Alt+R'],
  /** The patient leaves (pulang). */
  finish: ['Alt+P'],
} as const satisfies Record<string, readonly string[]>

export type KeyAction = keyof typeof keyMap

/**
 * Keys whose browser meaning would hurt (help page, address bar, find, downloads, reader). Stopped even
 * when no screen wants them. The last row reaches a page only in an installed app window.
 */
export const swallowed: readonly string[] = [
  ...['F1', 'F3', 'F4', 'F9', 'Shift+F3', 'Alt+D', 'Alt+2', 'Alt+3', 'Alt+8', 'Alt+9'],
  ...['Ctrl+P', 'Ctrl+S', 'Ctrl+F', 'Ctrl+J', 'Ctrl+K', 'Ctrl+L'],
  ...['Ctrl+W', 'Ctrl+N', 'Ctrl+T', 'Ctrl+Tab'],
]

/** What the map needs to know of a keyboard event. */
export interface KeyPress {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
  isComposing?: boolean
}

export interface KeyMatch {
  action?: KeyAction
  /** Stop the browser's own meaning, whoever handles the action. */
  swallow: boolean
}

const actionOf = new Map<string, KeyAction>(
  Object.entries(keyMap).flatMap(([action, chords]) => chords.map((chord) => [chord, action as KeyAction])),
)
const hurts = new Set(swallowed)

/** What a key press means. `inField`: a field has focus, so plain keys belong to its text. */
export function matchKey(press: KeyPress, inField: boolean): KeyMatch {
  const chord = press.isComposing ? undefined : chordOf(press)
  if (!chord) return { swallow: false }
  const action = inField && isPlain(chord) ? undefined : actionOf.get(chord)
  return { ...(action && { action }), swallow: hurts.has(chord) }
}

/** The chord's name as the map writes it, or undefined where no chord of ours can be. */
export function chordOf({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyPress): string | undefined {
  // Ctrl+Alt is AltGr, and Ctrl+Shift belongs to the browser.
  if (metaKey || (ctrlKey && (altKey || shiftKey))) return undefined
  const name = nameOf(key, code, ctrlKey || altKey)
  // Shift makes the character (`/`, `?`) on some layouts; it counts only beside keys that type nothing.
  const shift = shiftKey && (name.length > 1 || altKey)
  return `${shift ? 'Shift+' : ''}${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${name}`
}

function nameOf(key: string, code: string, modified: boolean): string {
  const digit = /^Digit(\d)$/.exec(code)
  if (modified && digit) return digit[1]!
  if (modified && /^Numpad\d$/.test(code)) return code
  // A layout that is not Latin still has the key in the same place.
  const letter = /^Key([A-Z])$/.exec(code)
  if (modified && letter && !/^[a-z]$/i.test(key)) return letter[1]!
  return key.length === 1 ? key.toUpperCase() : key
}

function isPlain(chord: string): boolean {
  return !chord.includes('+') && !/^F\d+$/.test(chord) && chord !== 'Escape'
}

const CAPS: Record<string, string> = { Enter: '⏎', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' }

/** The first chord of an action as it stands on a button: `Ctrl+⏎`, `F8`, `Esc`. */
export function keyLabel(action: KeyAction): string {
  return keyMap[action][0]
    .split('+')
    .map((part) => CAPS[part] ?? part)
    .join('+')
}

/** Whether an element takes typed text, so that plain keys are its own. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [data-layer] [role="listbox"] *'))
  )
}

export type KeyHandler = (event: KeyboardEvent) => void | false
export type KeyBindings = { readonly [action in KeyAction]?: KeyHandler }

/** The frame's keys give way to the screen's, both to a layer; an open layer hides all below it. */
export type KeyLevel = 'frame' | 'screen' | 'layer'

export interface KeyOptions {
  level?: KeyLevel
  isDisabled?: boolean
  /** Single letters or digits, heard only while no field has focus. */
  plain?: Readonly<Record<string, KeyHandler>>
}

interface Layer {
  level: KeyLevel
  bindings: KeyBindings
  plain: Readonly<Record<string, KeyHandler>>
}

const ORDER: readonly KeyLevel[] = ['frame', 'screen', 'layer']
const layers: Layer[] = []

/**
 * Binds actions while the component is on screen. A handler that returns false lets the next layer
 * down have the key. Handlers may change with every render.
 */
export function useKeys(
  bindings: KeyBindings,
  { level = 'screen', isDisabled = false, plain = {} }: KeyOptions = {},
) {
  const layer = useRef<Layer>({ level, bindings, plain })
  // Before the screen is painted, so that whoever sees it can press its keys.
  useLayoutEffect(() => {
    Object.assign(layer.current, { level, bindings, plain })
  })
  useLayoutEffect(() => {
    if (isDisabled) return
    const own = layer.current
    own.level = level
    const above = layers.findIndex((other) => ORDER.indexOf(other.level) > ORDER.indexOf(level))
    layers.splice(above < 0 ? layers.length : above, 0, own)
    if (layers.length === 1) window.addEventListener('keydown', dispatch, { capture: true })
    return () => {
      layers.splice(layers.indexOf(own), 1)
      if (layers.length === 0) window.removeEventListener('keydown', dispatch, { capture: true })
    }
  }, [isDisabled, level])
}

// Held down, these go on; everything else happens once a press (nobody calls five patients at a time).
const REPEATING: readonly KeyAction[] = ['previousBlock', 'nextBlock']

function dispatch(event: KeyboardEvent) {
  const inField = isField(event.target)
  const { action, swallow } = matchKey(event, inField)
  if (swallow) event.preventDefault()
  if (event.isComposing) return
  // Esc closes layers first: an open list or dialog closes itself.
  if (action === 'back' && document.querySelector('[data-layer]')) return

  const plainKey =
    !inField && !event.ctrlKey && !event.altKey && !event.metaKey ? event.key.toLowerCase() : ''
  for (const layer of [...layers].reverse()) {
    const handler = (action && layer.bindings[action]) ?? layer.plain[plainKey]
    if (handler && event.repeat && !(action && REPEATING.includes(action))) return stop(event)
    if (handler && handler(event) !== false) return stop(event)
    if (layer.level === 'layer') return
  }
}

function stop(event: KeyboardEvent) {
  event.preventDefault()
  event.stopPropagation()
}
