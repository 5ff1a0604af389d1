import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  request as ask,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What happens to one request on its way. */
export type HttpFault =
  /** The connection breaks after this many bytes of the request's body; the server never has all of it. */
  | { readonly kind: 'cutRequest'; readonly afterBytes: number }
  /** The server answers, and the connection breaks after this many bytes of the answer's body. */
  | { readonly kind: 'cutAnswer'; readonly afterBytes: number }
  /** The server gets it twice, one after the other; the caller gets the answer to the second. */
  | { readonly kind: 'duplicate' }
  /** The answer is kept for this long while others overtake it. */
  | { readonly kind: 'delayAnswer'; readonly ms: number }
  /** Somebody else's page, as a hotel's or a used-up data plan's. */
  | { readonly kind: 'portal' }

export type FaultPlan = (request: { readonly method: string; readonly path: string }) => HttpFault | null

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['rawHeaders']
  readonly body: Buffer
}

const PORTAL = '<!doctype html><title>Login Wi-Fi</title><p>Silakan masuk untuk memakai internet.</p>'

/** Stands between a line and the server and does to single requests what networks do to them. */
export class HttpFaults {
  readonly #server: Server
  /** Faults done so far, by kind. */
  readonly done: Record<HttpFault['kind'], number> = {
    cutRequest: 0,
    cutAnswer: 0,
    duplicate: 0,
    delayAnswer: 0,
    portal: 0,
  }

  private constructor(
    private readonly target: number,
    public plan: FaultPlan,
  ) {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy())
    })
  }

  /** @param target port of the server on this machine */
  static async open(target: number, plan: FaultPlan = () => null): Promise<HttpFaults> {
    const faults = new HttpFaults(target, plan)
    faults.#server.listen(0, '127.0.0.1')
    await once(faults.#server, 'listening')
    return faults
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await wholeOf(request)
    const fault = this.plan({ method: request.method ?? 'GET', path: request.url ?? '/' })
    if (fault) this.done[fault.kind] += 1
    if (fault?.kind === 'portal') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PORTAL)
      return
    }
    if (fault?.kind === 'cutRequest') {
      await this.#half(request, body, fault.afterBytes)
      response.destroy()
      return
    }
    if (fault?.kind === 'duplicate') await this.#forward(request, body)
    const answer = await this.#forward(request, body)
    if (fault?.kind === 'delayAnswer') await sleep(fault.ms)
    response.writeHead(answer.status, answer.headers)
    if (fault?.kind !== 'cutAnswer') {
      response.end(answer.body)
      return
    }
    const part = answer.body.subarray(0, Math.min(fault.afterBytes, answer.body.length - 1))
    response.write(part, () => response.destroy())
  }

  async #forward(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const onward = this.#onward(request)
    onward.end(body)
    const [answer] = (await once(onward, 'response')) as [IncomingMessage]
    return { status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: await wholeOf(answer) }
  }

  /** Sends a part and hangs up; the server must treat it as never sent. */
  async #half(request: IncomingMessage, body: Buffer, bytes: number): Promise<void> {
    const onward = this.#onward(request)
    onward.on('error', () => undefined)
    onward.setHeader('content-length', body.length)
    await new Promise((resolve) => onward.write(body.subarray(0, bytes), resolve))
    onward.destroy()
  }

  #onward({ method, url, headers }: IncomingMessage) {
    return ask({ port: this.target, host: '127.0.0.1', method, path: url, headers, agent: false })
  }
}

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
