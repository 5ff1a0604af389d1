import { describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../../..')
const pageOf = (path: string) => readFileSync(join(root, path), 'utf8')

/** `file` › words of a title, as a page names a proof. */
const proofsOn = (path: string) =>
  [...pageOf(path).matchAll(/`([^`]+)` › ([^|;]+?)(?=;| \||\. | waits|$)/gm)].map(([, file, words]) => ({
    path: file!.includes('/') ? file! : `apps/embedded/e2e/${file}.e2e.ts`,
    words: words!,
  }))

const titlesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:test|it|describe)\(\s*(['`])(.*?)\1,/g)].map(([, , title]) => title!)

describe.each(['docs/offline.md', 'docs/specs/acceptance-day.md'])('the proofs that %s names', (page) => {
  it.each(proofsOn(page))('are there: $words in $path', ({ path, words }) => {
    expect(existsSync(join(root, path))).toBe(true)
    expect(titlesIn(pageOf(path)).filter((title) => title.includes(words))).not.toEqual([])
  })
})

describe('the page of what can be done without the server', () => {
  it('names a proof on each line', () => {
    const lines = pageOf('docs/offline.md').match(/^\| (?!Without|---).*$/gm) ?? []
    expect(lines.length).toBeGreaterThan(15)
    expect(lines.filter((line) => !/` › /.test(line))).toEqual([])
  })
})

describe('the acceptance day', () => {
  it('has thirty lines, each with a proof or with what it waits for', () => {
    const lines = pageOf('docs/specs/acceptance-day.md').match(/^\| \d+ .*$/gm) ?? []
    expect(lines.map((line) => Number(/\d+/.exec(line)![0]))).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    )
    expect(lines.filter((line) => !/` › |waits for/.test(line))).toEqual([])
  })
})
