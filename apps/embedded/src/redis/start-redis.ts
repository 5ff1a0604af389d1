import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RunningRedis {
  readonly url: string
  /** Everything in it is gone. */
  flush(): Promise<void>
  /** By SIGKILL, and starts it again, empty. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const STARTED_WITHIN_MS = 10_000

/**
 * A Redis of its own that keeps nothing on disk, the way it may run in a hospital: the database knows all duties.
 * @throws when the program is missing or does not answer
 */
export async function startRedis(port: number): Promise<RunningRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'lentera-redis-'))
  const open = async () => {
    const child = spawn(
      'redis-server',
      [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
        ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
      ],
      { stdio: 'ignore' },
    )
    await Promise.race([
      once(child, 'spawn'),
      once(child, 'error').then(([error]) => Promise.reject(error as Error)),
    ])
    await untilAnswers(port)
    return child
  }
  let child = await open()
  const end = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      await ask(port, 'FLUSHALL')
    },
    restart: async () => {
      await end()
      child = await open()
    },
    stop: async () => {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilAnswers(port: number): Promise<void> {
  const end = performance.now() + STARTED_WITHIN_MS
  for (;;) {
    const answer = await ask(port, 'PING').catch(() => '')
    if (answer.startsWith('+PONG')) return
    if (performance.now() > end) throw new Error(`redis-server on port ${port} does not answer`)
    await sleep(20)
  }
}

/** One inline command of the Redis protocol. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`))
    socket.once('data', (data) => {
      resolve(data.toString('utf8'))
      socket.destroy()
    })
    socket.once('error', reject)
    socket.setTimeout(2_000, () => socket.destroy(new Error('no answer')))
  })
}
