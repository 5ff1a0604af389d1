import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseHelp } from './parse-help'

const folder = new URL('../../../../../docs/training/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
const pageOf = (name: string) => parseHelp(readFileSync(new URL(name, folder), 'utf8'))

describe('a page of help', () => {
  it('is read into headings, lists, steps and keys', () => {
    expect(
      parseHelp(
        '# Loket\n\nApa ini.\n\n## Cara\n\n1. Cari\n2. Pilih\n\n- satu\n\n[save] simpan\n[=B] BPJS\n',
      ),
    ).toEqual({
      title: 'Loket',
      blocks: [
        { kind: 'text', text: 'Apa ini.' },
        { kind: 'heading', text: 'Cara' },
        { kind: 'steps', items: ['Cari', 'Pilih'] },
        { kind: 'list', items: ['satu'] },
        {
          kind: 'keys',
          rows: [
            { keys: 'Ctrl+Enter, Ctrl+S, Alt+S', text: 'simpan' },
            { keys: 'B', text: 'BPJS' },
          ],
        },
      ],
    })
  })

  it('cannot name a key that there is not', () => {
    expect(() => parseHelp('# Loket\n\n[fly] terbang')).toThrow('fly')
  })

  it.each(names)('%s has a title, keys, and fits one sheet', (name) => {
    const { title, blocks } = pageOf(name)
    expect(title).not.toBe('')
    expect(blocks.some(({ kind }) => kind === 'keys')).toBe(true)
    const lines = blocks.reduce(
      (sum, block) =>
        sum + ('text' in block ? 2 : 'rows' in block ? block.rows.length : block.items.length * 1.5),
      0,
    )
    expect(lines).toBeLessThan(60)
  })
})
