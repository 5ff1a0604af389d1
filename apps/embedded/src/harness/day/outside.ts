import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'

/** The rest of the world as a server sees it: somebody who picks up, until the line is cut. */
export class Outside {
  #server: Server | null = null

  private constructor(readonly port: number) {}

  static async create(): Promise<Outside> {
    const outside = new Outside(await portOfNobody())
    await outside.restore()
    return outside
  }

  get target(): string {
    return `127.0.0.1:${this.port}`
  }

  async restore(): Promise<void> {
    this.#server = createServer((socket) => socket.on('error', () => undefined).end())
    this.#server.listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async cut(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server) await new Promise((resolve) => server.close(resolve))
  }
}

/** A port that nobody listens on now. */
async function portOfNobody(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
