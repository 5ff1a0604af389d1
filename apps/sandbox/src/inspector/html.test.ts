import { describe, expect, it } from '@jest/globals'
import { html } from './html.js'

describe('markup', () => {
  it('escapes every value and leaves markup of its own alone', () => {
    const value = `<img src=x onerror="a('&')">`
    expect(html`<p title="${value}">${html`<b>${1}</b>`}${[html`<i></i>`]}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;"><b>1</b><i></i></p>',
    )
  })
})
