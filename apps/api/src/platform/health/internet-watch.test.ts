import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { InternetWatch } from './internet-watch.js'

/** Somebody on the other end, who can hang up for good. */
async function outside() {
  const server = createServer((socket) => socket.on('error', () => undefined).end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { target: `127.0.0.1:${port}`, cut: () => new Promise((resolve) => server.close(resolve)) }
}

describe('the line to the outside', () => {
  it('is unknown where nobody said whom to ask, and before the first look', () => {
    const watch = new InternetWatch({ targets: [] })
    watch.onApplicationBootstrap()
    expect(watch.state).toBe('unknown')
    expect(new InternetWatch({ targets: ['127.0.0.1:1'] }).state).toBe('unknown')
  })

  it('stands while one of the targets answers, and is cut when none does', async () => {
    const [first, second] = [await outside(), await outside()]
    const watch = new InternetWatch({ targets: [first.target, second.target] })
    await watch.look()
    expect(watch.state).toBe('reachable')
    await first.cut()
    await watch.look()
    expect(watch.state).toBe('reachable')
    await second.cut()
    await watch.look()
    expect(watch.state).toBe('unreachable')
  })

  it('is cut where a name is not found', async () => {
    const watch = new InternetWatch({ targets: ['tidak-ada.invalid:443'] })
    await watch.look()
    expect(watch.state).toBe('unreachable')
  })
})
