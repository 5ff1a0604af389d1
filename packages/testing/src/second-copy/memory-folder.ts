import type { LogFile, LogFolder, LogName } from '@lentera/sync/second-copy/second-copy-log'

interface Disk {
  /** What a reader sees. */
  bytes: Uint8Array
  /** What a power cut leaves. */
  durable: Uint8Array
}

const empty = (): Disk => ({ bytes: new Uint8Array(), durable: new Uint8Array() })

/** The two files of a second copy in memory, with a disk below them that can lose its power or be full. */
export class MemoryFolder implements LogFolder {
  readonly #disks: Record<LogName, Disk> = { a: empty(), b: empty() }
  /** Bytes both files may take together. */
  capacity = Infinity
  /** A planted fault: a flush that says it is done and does nothing. */
  neverFlushes = false
  /** Told of each step on a file before it is done; may throw to be a browser that dies there. */
  onStep: (step: 'write' | 'flush' | 'truncate', name: LogName) => void = () => undefined

  async open(name: LogName): Promise<LogFile> {
    const disk = this.#disks[name]
    let isOpen = true
    const step = (kind: 'write' | 'flush' | 'truncate') => {
      if (!isOpen) throw new DOMException('the file is closed', 'InvalidStateError')
      this.onStep(kind, name)
    }
    return {
      getSize: () => disk.bytes.length,
      read: (into, { at }) => {
        const part = disk.bytes.subarray(at, at + into.length)
        into.set(part)
        return part.length
      },
      write: (from, { at }) => {
        step('write')
        const end = Math.max(disk.bytes.length, at + from.length)
        const rest = this.#disks.a.bytes.length + this.#disks.b.bytes.length - disk.bytes.length
        if (rest + end > this.capacity) throw new DOMException('the disk is full', 'QuotaExceededError')
        const bytes = new Uint8Array(end)
        bytes.set(disk.bytes)
        bytes.set(from, at)
        disk.bytes = bytes
        return from.length
      },
      truncate: (size) => {
        step('truncate')
        const bytes = new Uint8Array(size)
        bytes.set(disk.bytes.subarray(0, size))
        disk.bytes = bytes
      },
      flush: () => {
        step('flush')
        if (!this.neverFlushes) disk.durable = disk.bytes
      },
      close: () => {
        isOpen = false
      },
    }
  }

  async remove(): Promise<void> {
    for (const name of ['a', 'b'] as const) this.onStep('truncate', name)
    this.#disks.a = empty()
    this.#disks.b = empty()
  }

  /**
   * What was not flushed is gone, but for the first `kept` bytes of what an append had added: a disk writes in
   * sectors, not in entries.
   */
  powerCut(kept = 0): void {
    for (const disk of Object.values(this.#disks)) {
      const { bytes, durable } = disk
      const isAppend = bytes.length > durable.length
      disk.bytes = isAppend ? bytes.slice(0, Math.min(bytes.length, durable.length + kept)) : durable
      disk.durable = disk.bytes
    }
  }

  /** The same content on another disk, as when a PC is cloned. */
  copyFrom(other: MemoryFolder): void {
    for (const name of ['a', 'b'] as const) this.spoil(name, () => other.contents(name).slice())
  }

  /** What lies there, to look at or to spoil. */
  contents(name: LogName): Uint8Array {
    return this.#disks[name].bytes
  }

  spoil(name: LogName, change: (bytes: Uint8Array) => Uint8Array): void {
    const bytes = change(this.#disks[name].bytes.slice())
    Object.assign(this.#disks[name], { bytes, durable: bytes })
  }

  /** The file that holds the log now; `a` while there is none. */
  get used(): LogName {
    return this.#disks.b.bytes.length > 0 ? 'b' : 'a'
  }
}
