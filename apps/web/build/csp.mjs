import { createHash } from 'node:crypto'

/** `'sha256-…'` of an inline script or style, as a Content-Security-Policy source. */
export const hashSource = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`

/** Texts of a page's inline scripts. A script with `src` runs from a file and needs no hash. */
export function inlineScripts(html) {
  const found = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)]
  return found.filter(([, attributes]) => !/\ssrc\s*=/i.test(attributes)).map(([, , text]) => text)
}

/**
 * The policy of one page. A static export has no nonce, so every inline script stands here by its hash.
 * Style attributes are allowed only because React Aria and the export set them.
 */
export function policyOf(html, styleHashes) {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(inlineScripts(html).map(hashSource))].join(' ')}`,
    `style-src ${["'self'", ...styleHashes].join(' ')}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

const metaOf = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`

/**
 * Writes the page's own policy into its head. After the charset, which must lie in the first kilobyte,
 * and before anything that loads.
 * @throws when the page holds what no policy of ours allows
 */
export function withPolicy(html, styleHashes) {
  if (/http-equiv="Content-Security-Policy"/i.test(html)) throw new Error('page has a policy already')
  const charset = /<meta charset="?utf-8"?\s*\/?>/i.exec(html)
  if (!charset) throw new Error('page names no charset')
  const at = charset.index + charset[0].length
  const page = html.slice(0, at) + metaOf(policyOf(html, styleHashes)) + html.slice(at)
  const complaint = complaintAbout(page)
  if (complaint) throw new Error(complaint)
  return page
}

/** What a finished page would be blocked for by its own policy, or null. */
export function complaintAbout(html) {
  const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/>/.exec(html)
  if (!meta) return 'page has no policy'
  const before = html.slice(0, meta.index)
  if (/<(script|link|style)\b/i.test(before)) return 'something loads before the policy'
  const unhashed = inlineScripts(html).find((text) => !meta[1].includes(hashSource(text)))
  if (unhashed !== undefined) return `inline script without a hash: ${unhashed.slice(0, 80)}`
  const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
  if (/<style\b/i.test(markup)) return 'inline style element'
  const handler = /<[a-z][^>]*\s(on[a-z]+)\s*=/i.exec(markup)
  return handler ? `inline handler ${handler[1]}` : null
}
