import { once } from 'node:events'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificate } from './certificate.js'
import type { Hospital } from './hospital.js'

/** What stands before a hospital on a LAN: the same pages and answers over TLS, with a certificate that can change. */
export class TlsFront {
  private constructor(private readonly server: Server) {}

  static async create(hospital: Hospital, certificate: Certificate): Promise<TlsFront> {
    const server = createServer(certificate, (asked, answer) => {
      const { method, url: path, headers } = asked
      const passed = request({ host: 'localhost', port: hospital.port, method, path, headers }, (got) => {
        answer.writeHead(got.statusCode!, got.headers)
        got.pipe(answer)
      })
      passed.once('error', () => answer.destroy())
      answer.once('close', () => passed.destroy())
      asked.pipe(passed)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new TlsFront(server)
  }

  get url(): string {
    return `https://localhost:${(this.server.address() as AddressInfo).port}`
  }

  /** From now on, for lines that are open too. */
  present(certificate: Certificate): void {
    this.server.setSecureContext(certificate)
    this.server.closeAllConnections()
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }
}
