import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hospital } from './hospital.js'

/**
 * Stands before a hospital and makes later versions of its app: another service worker with another list, and a
 * start page that says its number in `meta[name=versi]`. Everything else goes through.
 */
export class VersionFront {
  version = 1

  private constructor(private readonly server: Server) {}

  static async create(hospital: Hospital): Promise<VersionFront> {
    const server = createServer((asked, answer) => {
      const { method, url: path = '/' } = asked
      const { pathname } = new URL(path, 'http://localhost')
      const isChanged = front.version > 1 && (pathname === '/sw.js' || isPage(pathname))
      const headers = isChanged ? whole(asked.headers) : asked.headers
      const passed = request({ host: 'localhost', port: hospital.port, method, path, headers }, (got) => {
        if (!isChanged || got.statusCode !== 200) {
          answer.writeHead(got.statusCode!, got.headers)
          got.pipe(answer)
          return
        }
        const parts: Buffer[] = []
        got.on('data', (part: Buffer) => parts.push(part))
        got.on('end', () => {
          const changed = front.#changed(pathname, Buffer.concat(parts).toString())
          const { etag: _, 'last-modified': __, ...kept } = got.headers
          answer.writeHead(200, { ...kept, 'content-length': Buffer.byteLength(changed) })
          answer.end(changed)
        })
      })
      passed.once('error', () => answer.destroy())
      answer.once('close', () => passed.destroy())
      asked.pipe(passed)
    })
    const front = new VersionFront(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return front
  }

  #changed(pathname: string, text: string): string {
    if (pathname !== '/sw.js')
      return text.replace('<head>', `<head><meta name="versi" content="${this.version}">`)
    // Another revision of every page makes the worker fetch them anew, as after a build.
    return text.replace(
      /("?revision"?:\s*")([0-9a-f]{32})(")/g,
      (_, before: string, hash: string, after: string) => {
        const tail = String(this.version).padStart(2, '0')
        return `${before}${hash.slice(0, -2)}${tail}${after}`
      },
    )
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }
}

const isPage = (pathname: string): boolean => pathname.endsWith('/') || pathname.endsWith('.html')

/** Asks for the text as it is: "not changed" would be true of the hospital's version, not of this one. */
function whole({
  'if-none-match': _,
  'if-modified-since': __,
  ...headers
}: IncomingHttpHeaders): IncomingHttpHeaders {
  return { ...headers, 'accept-encoding': 'identity' }
}
