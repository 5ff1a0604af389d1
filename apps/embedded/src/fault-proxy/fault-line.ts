import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { Chance } from '../demo/chance.js'
import { type LineProfile, lan } from './line-profile.js'
import { Direction, ShapedPipe } from './shaped-pipe.js'

/**
 * A TCP relay that behaves like a line: latency, bandwidth shared by all connections, loss, and being down.
 * It knows nothing of HTTP; {@link HttpFaults} does.
 */
export class FaultLine {
  readonly #sockets = new Set<Socket>()
  readonly #server: Server
  #isUp = true
  #up: Direction
  #down: Direction
  /** Bytes that were handed to the line so far, both directions. */
  readonly bytes = { up: 0, down: 0 }

  private constructor(
    private readonly target: number,
    private line: LineProfile,
    private readonly chance: Chance,
  ) {
    this.#server = createServer((socket) => this.#accept(socket))
    this.#up = new Direction(line.bitsPerS)
    this.#down = new Direction(line.bitsPerS)
  }

  /** @param target port on this machine; @param port of the relay, 0: any free one */
  static async open(target: number, { line = lan, port = 0, seed = 1 } = {}): Promise<FaultLine> {
    const relay = new FaultLine(target, line, new Chance(seed))
    relay.#server.listen(port, '127.0.0.1')
    await once(relay.#server, 'listening')
    return relay
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Like http://localhost of the server itself, but over the line. */
  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** From now on the line is another one; what travels is lost with its connection. */
  become(line: LineProfile): void {
    this.line = line
    this.#up = new Direction(line.bitsPerS)
    this.#down = new Direction(line.bitsPerS)
    this.cut()
  }

  /** Nobody gets through, and who was connected is cut off. */
  goDown(): void {
    this.#isUp = false
    this.cut()
  }

  comeUp(): void {
    this.#isUp = true
  }

  /** Every connection breaks in the middle of whatever it carries. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #accept(near: Socket): void {
    if (!this.#isUp) {
      near.destroy()
      return
    }
    const far = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true })
    const startsAt = performance.now() + this.line.rttMs
    near.on('data', (bytes) => (this.bytes.up += bytes.length))
    far.on('data', (bytes) => (this.bytes.down += bytes.length))
    const pipes = [
      new ShapedPipe(near, far, this.line, this.#up, this.chance, startsAt),
      new ShapedPipe(far, near, this.line, this.#down, this.chance, startsAt),
    ]
    const ends = [near, far]
    for (const socket of ends) {
      this.#sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        this.#sockets.delete(socket)
        // Half a connection is none, except one that has said all it had to say.
        if (socket.errored ?? !socket.readableEnded) for (const one of ends) one.destroy()
        if (ends.every(({ destroyed }) => destroyed)) for (const pipe of pipes) pipe.stop()
      })
    }
  }
}
