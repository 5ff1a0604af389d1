import { gzipSync } from 'node:zlib'
import type { NetAnswer, NetPort, NetRequest } from '@lentera/sync/client/ports'
import { CookieJar } from './cookie-jar.js'

/** The line of a device that runs in Node: real HTTP to a real server, bodies compressed as browsers do it. */
export class NodeNet implements NetPort {
  readonly #jar = new CookieJar()
  token: string | null = null

  constructor(private readonly origin: string) {}

  async request(request: NetRequest): Promise<NetAnswer> {
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const answer = await fetch(this.origin + request.path, {
      method: request.method,
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      redirect: 'error',
      headers: {
        cookie: this.#jar.headerFor(request.path),
        ...(request.proof === undefined ? {} : { 'lentera-device': request.proof }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(request.body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      },
      ...(request.body === undefined ? {} : { body: gzipSync(request.body, { level: 1 }) }),
    })
    this.#jar.take(answer.headers)
    const retryAfter = Number(answer.headers.get('retry-after'))
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      retryAfterS: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
      text: await answer.text(),
    }
  }

  /** One JSON call; @throws with the problem's code when the answer is not 2xx */
  async json(path: string, body: unknown): Promise<unknown> {
    const answer = await this.request({ method: 'POST', path, body: JSON.stringify(body), timeoutMs: 30_000 })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 200)}`)
    return answer.text === '' ? null : JSON.parse(answer.text)
  }
}
