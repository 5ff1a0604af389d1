import { type KeyAction, keyMap } from '@lentera/ui/keys'

/** What a page of help says, read from the few signs that its text uses. */
export type HelpBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'keys'; readonly rows: readonly { readonly keys: string; readonly text: string }[] }

export interface HelpPage {
  readonly title: string
  readonly blocks: readonly HelpBlock[]
}

const CAPS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }
const written = (chord: string): string =>
  chord
    .split('+')
    .map((key) => CAPS[key] ?? key)
    .join('+')

/** All keys of an action as the key map has them: a page names the action, so it cannot name a wrong key. */
function keysOf(action: string): string {
  if (!(action in keyMap)) throw new Error(`help: no key action ${action}`)
  return keyMap[action as KeyAction].map(written).join(', ')
}

/**
 * `# title`, `## heading`, `- item`, `1. step`, `[action] what it does` (keys of the key map), `[=digit] what it
 * does` (a key of a field); everything else is a paragraph.
 * @throws when a page names an action that the key map does not have
 */
export function parseHelp(source: string): HelpPage {
  const [title = '', ...lines] = source.split('\n').filter((line) => line.trim() !== '')
  const blocks: HelpBlock[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    const [, action, does] = /^\[(=?[^\]]+)\] (.+)$/.exec(line) ?? []
    const [, sign, item] = /^(-|\d+\.) (.+)$/.exec(line) ?? []
    if (action !== undefined && does !== undefined) {
      const row = { keys: action.startsWith('=') ? action.slice(1) : keysOf(action), text: does }
      if (last?.kind === 'keys') blocks[blocks.length - 1] = { ...last, rows: [...last.rows, row] }
      else blocks.push({ kind: 'keys', rows: [row] })
    } else if (sign !== undefined && item !== undefined) {
      const kind = sign === '-' ? 'list' : 'steps'
      if (last?.kind === kind) blocks[blocks.length - 1] = { ...last, items: [...last.items, item] }
      else blocks.push({ kind, items: [item] })
    } else if (line.startsWith('## ')) blocks.push({ kind: 'heading', text: line.slice(3) })
    else blocks.push({ kind: 'text', text: line })
  }
  return { title: title.replace(/^# /, ''), blocks }
}
