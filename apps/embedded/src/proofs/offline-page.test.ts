import { describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../../..')
const page = readFileSync(join(root, 'docs/offline.md'), 'utf8')

/** `file` › words of a title, as the last cell of each line names its proof. */
const proofs = [...page.matchAll(/\| `([^`]+)` › ([^|]+?) \|$/gm)].map(([, file, words]) => ({
  path: file!.includes('/') ? file! : `apps/embedded/e2e/${file}.e2e.ts`,
  words: words!,
}))

const titlesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:test|it|describe)\(\s*(['`])(.*?)\1,/g)].map(([, , title]) => title!)

describe('the page of what can be done without the server', () => {
  it('names a proof on each line', () => {
    const lines = page.split('\n').filter((line) => /^\| (?!Without|---)/.test(line))
    expect(lines.length).toBeGreaterThan(15)
    expect(proofs).toHaveLength(lines.length)
  })

  it.each(proofs)('names $words in $path, which is there', ({ path, words }) => {
    expect(existsSync(join(root, path))).toBe(true)
    expect(titlesIn(readFileSync(join(root, path), 'utf8')).some((title) => title.includes(words))).toBe(true)
  })
})
