import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { DevicePolicy } from '@lentera/contracts/devices/device-policy'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** A whole hospital in its own process and data folder, that can be killed and started again. */
export class Hospital {
  #process: ChildProcess | null = null
  /** Everything its processes wrote, line by line. */
  readonly said: string[] = []

  private constructor(
    readonly data: string,
    readonly port: number,
    private readonly database: string | null,
    private readonly nodeOptions: readonly string[],
    private readonly preset: 'test' | 'demo',
    private readonly internetTargets: string | null,
    private readonly satusehat: 'sandbox' | null,
  ) {}

  /** Where the stand-in for SATUSEHAT shows what it got, when there is one. */
  get sandboxUrl(): string {
    return `http://127.0.0.1:${this.port + 1}`
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /**
   * @param database address of a Postgres that somebody else runs; null: its own
   * @param nodeOptions for the process of the API
   * @param preset `test` has a clock that begins at a known moment, `demo` the machine's
   * @param policy what it allows its devices otherwise than usual
   * @param satusehat deliver to the stand-in beside it; null: as the preset says
   * @param internetTargets `host:port` of whom it calls to see whether its line to the outside stands; null: nobody
   */
  static async create({
    database = null,
    nodeOptions = [],
    preset = 'test',
    policy,
    internetTargets = null,
    satusehat = null,
  }: {
    database?: string | null
    nodeOptions?: readonly string[]
    preset?: 'test' | 'demo'
    policy?: Partial<DevicePolicy>
    internetTargets?: string | null
    satusehat?: 'sandbox' | null
  } = {}): Promise<Hospital> {
    const data = await mkdtemp(join(tmpdir(), 'lentera-e2e-'))
    // A folder that holds something is left to its owner, and Postgres may be somebody else.
    if (policy) await chmod(data, 0o711)
    if (policy) await writeFile(join(data, 'device-policy.json'), JSON.stringify(policy))
    const hospital = new Hospital(
      data,
      await freePort(),
      database,
      nodeOptions,
      preset,
      internetTargets,
      satusehat,
    )
    await hospital.start()
    return hospital
  }

  /**
   * Starts the process and waits for its "LENTERA SIAP".
   * @param nodeOptions further ones, for this start only
   * @param flags of the program, for this start only
   */
  async start(nodeOptions: readonly string[] = [], flags: readonly string[] = []): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        ...this.nodeOptions,
        ...nodeOptions,
        ...[main, '--preset', this.preset, '--data', this.data, '--port', String(this.port)],
        ...(this.database === null ? [] : ['--database-url', this.database]),
        ...(this.satusehat === null ? [] : ['--satusehat', this.satusehat]),
        ...(this.internetTargets === null ? [] : ['--internet-targets', this.internetTargets]),
        ...flags,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    this.#process = child
    const { said } = this
    const ready = new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout!, child.stderr!])
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line)
          if (line.startsWith('LENTERA SIAP')) resolve()
        })
      child.once('exit', (code) =>
        reject(new Error(`hospital ended with ${code}:\n${said.slice(-20).join('\n')}`)),
      )
    })
    await ready
  }

  /** The most memory the API's process ever had, Postgres not counted. Linux only. */
  async peakMemoryMb(): Promise<number> {
    const status = await readFile(`/proc/${this.#process!.pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024
  }

  /** The plug is pulled: no goodbye to anybody. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    if (!child) return
    this.#process = null
    child.removeAllListeners('exit')
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async destroy(): Promise<void> {
    // A killed hospital leaves its Postgres behind; the next start takes it over and can end it cleanly.
    if (!this.#process) await this.start()
    await this.stop()
    await rm(this.data, { recursive: true, force: true })
  }

  async databaseUrl(): Promise<string> {
    if (this.database !== null) return this.database
    const password = (await readFile(join(this.data, 'keys', 'postgres-password'), 'utf8')).trim()
    return `postgres://lentera:${encodeURIComponent(password)}@127.0.0.1:${this.port + 2}/lentera`
  }
}

/** A port with two free ones above it (sandbox, Postgres). */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    if ((await Promise.all([port, port + 1, port + 2].map(isFree))).every(Boolean)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
