import http from 'node:http'
import https from 'node:https'

/** The client gives up on these answers without reading them, and the connection would stay taken. */
const UNREAD = new Set([408, 429, 499, 500, 502, 503, 504, 520])

/** Requests that end with ETIMEDOUT when nothing moved for so long; the client alone waits for ever. */
export function impatientTransport(useSSL: boolean, idleMs: number): Pick<typeof http, 'request'> {
  const { request } = useSSL ? https : http
  const impatient = (options: http.RequestOptions, onResponse?: (response: http.IncomingMessage) => void) => {
    const asked = request(options, onResponse)
    asked.setTimeout(idleMs, () => {
      asked.destroy(Object.assign(new Error(`no answer for ${idleMs} ms`), { code: 'ETIMEDOUT' }))
    })
    asked.on('response', (response) => {
      if (UNREAD.has(response.statusCode ?? 0)) response.resume()
    })
    return asked
  }
  return { request: impatient as typeof http.request }
}
