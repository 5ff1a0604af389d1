import type { SecondCopyPort } from '@lentera/sync/client/ports'
import type { CopyAnswer, CopyRequest } from '../../second-copy/messages'

/** A disk that says nothing for so long is given up for this time; nobody waits for ever to read "tersimpan". */
const TIMEOUT_MS = 10_000

type Wanted = CopyRequest extends infer R ? (R extends { n: number } ? Omit<R, 'n'> : never) : never

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** The second copy in this origin's private file system, written by a worker of this tab. */
export class OpfsSecondCopy implements SecondCopyPort {
  #worker: Worker | null = null
  #asked = 0
  readonly #waiting = new Map<number, Waiting>()

  /** @param url address of the worker's file */
  constructor(private readonly url: string) {}

  list: SecondCopyPort['list'] = () => this.#ask({ op: 'list' })
  read: SecondCopyPort['read'] = () => this.#ask({ op: 'read' })
  append: SecondCopyPort['append'] = (entries) => this.#ask({ op: 'append', entries })
  rewrite: SecondCopyPort['rewrite'] = (entries) => this.#ask({ op: 'rewrite', entries })
  destroy: SecondCopyPort['destroy'] = () => this.#ask({ op: 'destroy' })
  /** Whether this browser keeps such files on a disk, as far as can be found out. */
  isOnDisk = (): Promise<boolean> => this.#ask({ op: 'isOnDisk' })

  #ask<T>(wanted: Wanted): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const n = (this.#asked += 1)
      const timer = setTimeout(
        () => this.#giveUp('TimeoutError', 'the second copy does not answer'),
        TIMEOUT_MS,
      )
      this.#waiting.set(n, { resolve: resolve as Waiting['resolve'], reject, timer })
      this.#started().postMessage({ ...wanted, n })
    })
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(this.url)
    worker.onmessage = ({ data }: MessageEvent<CopyAnswer>) => {
      const waiting = this.#waiting.get(data.n)
      if (!waiting) return
      clearTimeout(waiting.timer)
      this.#waiting.delete(data.n)
      if ('error' in data) waiting.reject(new DOMException(data.error.message, data.error.name))
      else waiting.resolve(data.value as never)
    }
    worker.onerror = () => this.#giveUp('NotReadableError', 'the worker of the second copy cannot run')
    return (this.#worker = worker)
  }

  /** Whatever was asked is answered with an error, and the next question begins with a new worker. */
  #giveUp(name: string, message: string): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(new DOMException(message, name))
    }
    this.#waiting.clear()
  }
}

let here: OpfsSecondCopy | undefined

/** @returns undefined where the browser has no place for a second copy */
export const secondCopyHere = (): OpfsSecondCopy | undefined => {
  const url = process.env.NEXT_PUBLIC_LENTERA_SECOND_COPY
  const hasPlace = typeof navigator.storage?.getDirectory === 'function' && typeof Worker === 'function'
  return url && hasPlace ? (here ??= new OpfsSecondCopy(url)) : undefined
}
