import type { NetAnswer, NetPort, NetRequest } from '@lentera/sync/client/ports'
import type { VirtualTime } from './fake-clock.js'

/**
 * What may happen to one request: lost on the way; answered and the answer lost; arriving twice, with the
 * second or the first answer; arriving long after the device gave up; a push or a pull answered with the answer to the one before; cut in the body;
 * swallowed by a captive portal or a gateway.
 */
export const netFaults = [
  'drop',
  'dropAnswer',
  'duplicate',
  'duplicateFirst',
  'delay',
  'oldPushAnswer',
  'oldPullAnswer',
  'cut',
  'portal',
  'gateway',
] as const
export type NetFault = (typeof netFaults)[number]

/** The server as the line sees it. Rejects when the connection breaks. */
export type ServerEnd = (deviceId: string, request: NetRequest) => Promise<NetAnswer>

/** Where an old answer may come; it waits for such a request. */
const oldAnswerAt: Partial<Record<NetFault, string>> = {
  oldPushAnswer: '/api/v1/sync/push',
  oldPullAnswer: '/api/v1/sync/pull',
}
const lineOf = (deviceId: string, { path }: NetRequest): string => `${deviceId} ${path}`

class LineDown extends Error {}

const page = (status: number, text: string): NetAnswer => ({
  status,
  contentType: 'text/html',
  retryAfterS: null,
  text,
})

/** One line per device to one server, in virtual time, with faults that are armed one by one. */
export class VirtualNet {
  readonly #armed = new Map<string, NetFault[]>()
  readonly #offline = new Set<string>()
  /** By device and path. */
  readonly #lastAnswers = new Map<string, NetAnswer>()
  #late: (() => Promise<unknown>)[] = []

  constructor(
    private readonly time: VirtualTime,
    private readonly server: ServerEnd,
    /** Milliseconds a request takes there and back. */
    private readonly roundTrip: () => number,
  ) {}

  /** The next request of the device meets this fault. */
  arm(deviceId: string, fault: NetFault): void {
    this.#armed.set(deviceId, [...(this.#armed.get(deviceId) ?? []), fault])
  }

  setOnline(deviceId: string, online: boolean): void {
    if (online) this.#offline.delete(deviceId)
    else this.#offline.add(deviceId)
  }

  isOnline(deviceId: string): boolean {
    return !this.#offline.has(deviceId)
  }

  /** No more faults; requests that are still on the way arrive when {@link deliverLate} is called. */
  heal(): void {
    this.#armed.clear()
    this.#offline.clear()
  }

  /** Requests that everybody gave up on reach the server after all. */
  async deliverLate(): Promise<number> {
    const late = this.#late
    this.#late = []
    for (const deliver of late) await deliver().catch(() => undefined)
    return late.length
  }

  portFor(deviceId: string): NetPort {
    return { request: (request) => this.request(deviceId, request) }
  }

  private async request(deviceId: string, request: NetRequest): Promise<NetAnswer> {
    if (this.#offline.has(deviceId)) {
      this.time.advance(20)
      throw new LineDown('no line')
    }
    const trip = this.roundTrip()
    this.time.advance(Math.floor(trip / 2))
    const fault = this.nextFault(deviceId, request)
    const answer = await this.carry(deviceId, request, fault)
    this.time.advance(Math.ceil(trip / 2))
    if (answer.status === 200) this.#lastAnswers.set(lineOf(deviceId, request), answer)
    return answer
  }

  /** The first fault that may happen to this request. */
  private nextFault(deviceId: string, request: NetRequest): NetFault | undefined {
    const armed = this.#armed.get(deviceId) ?? []
    const at = armed.findIndex((fault) => (oldAnswerAt[fault] ?? request.path) === request.path)
    return at < 0 ? undefined : armed.splice(at, 1)[0]
  }

  private async carry(
    deviceId: string,
    request: NetRequest,
    fault: NetFault | undefined,
  ): Promise<NetAnswer> {
    const deliver = () => this.server(deviceId, request)
    const timeOut = (why: string): never => {
      this.time.advance(request.timeoutMs)
      throw new LineDown(why)
    }
    switch (fault) {
      case undefined:
        return deliver()
      case 'drop':
        return timeOut('the request is lost')
      case 'dropAnswer':
        await deliver()
        return timeOut('the answer is lost')
      case 'duplicate':
        await deliver()
        return deliver()
      case 'duplicateFirst': {
        const first = await deliver()
        await deliver().catch(() => undefined)
        return first
      }
      case 'delay':
        this.#late.push(deliver)
        return timeOut('the request is slow')
      case 'oldPushAnswer':
      case 'oldPullAnswer':
        return this.#lastAnswers.get(lineOf(deviceId, request)) ?? deliver()
      case 'cut': {
        const whole = await deliver()
        return { ...whole, text: whole.text.slice(0, Math.floor(whole.text.length / 2)) }
      }
      case 'portal':
        return page(200, '<html><body>Selamat datang di WiFi gratis</body></html>')
      case 'gateway':
        return page(502, '<html><body>Bad Gateway</body></html>')
    }
  }
}
