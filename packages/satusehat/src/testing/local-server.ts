import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Seen {
  readonly method: string
  /** Path and query, decoded. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What a server does with a request once it has read it. */
export type Answer = (response: ServerResponse, seen: Seen, request: IncomingMessage) => void

export interface LocalServer {
  readonly url: string
  readonly seen: Seen[]
  readonly connections: () => number
  close(): Promise<void>
}

/** A real server on a free port of this computer. */
export async function localServer(answer: Answer): Promise<LocalServer> {
  const seen: Seen[] = []
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        path: decodeURIComponent(request.url ?? ''),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      seen.push(one)
      answer(response, one, request)
    })
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** A port where nobody listens. */
export async function nobodyThere(): Promise<string> {
  const server = await localServer(() => undefined)
  await server.close()
  return server.url
}

export const sends =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body)

export const sendsJson = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer => sends(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers })

/** The line breaks after the request was read and before a word of the answer. */
export const drops: Answer = (_response, _seen, request) => void request.socket.destroy()

/** Promises more than it sends before the line breaks. */
export const breaksOff =
  (status: number, half: string): Answer =>
  (response, _seen, request) => {
    response.writeHead(status, { 'content-length': half.length * 2 })
    response.write(half, () => request.socket.destroy())
  }

/** One after another; the last one for ever. */
export const inTurn = (...answers: readonly Answer[]): Answer => {
  let turn = 0
  return (...given) => {
    answers[Math.min(turn, answers.length - 1)]?.(...given)
    turn += 1
  }
}
