import { describe, expect, it } from '@jest/globals'
import { complaintAbout, hashSource, inlineScripts, withPolicy } from '../../build/csp.mjs'

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`

describe('the policy of an exported page', () => {
  it('holds the hash of each inline script and nothing looser', () => {
    const html = withPolicy(
      page(
        '<script src="/a.js" async=""></script>',
        '<script>one()</script><script id="_R_">two("</p>")</script>',
      ),
      [],
    )
    expect(inlineScripts(html)).toEqual(['one()', 'two("</p>")'])
    for (const text of ['one()', 'two("</p>")']) expect(html).toContain(hashSource(text))
    const policy = /content="([^"]*)"/.exec(html)![1]!
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/)
    expect(complaintAbout(html)).toBeNull()
  })

  it('is refused when a script was added after it', () => {
    const html = withPolicy(page('', '<script>one()</script>'), []).replace(
      '</body>',
      '<script>late()</script></body>',
    )
    expect(complaintAbout(html)).toContain('late()')
  })

  it('is refused on a page with a style element, an inline handler or something that loads first', () => {
    expect(() => withPolicy(page('<style>a{}</style>'), [])).toThrow('inline style element')
    expect(() => withPolicy(page('', '<p onclick="x()">'), [])).toThrow('inline handler onclick')
    expect(() =>
      withPolicy('<html><head><script src="/a.js"></script><meta charset="utf-8"/></head></html>', []),
    ).toThrow('before the policy')
    expect(complaintAbout(page(''))).toBe('page has no policy')
  })
})
