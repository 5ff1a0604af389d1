import {
  closeSync,
  fsyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogFile, LogFolder, LogName } from '@lentera/sync/second-copy/second-copy-log'

/** The two files of a second copy in a folder of this machine. */
export class FileFolder implements LogFolder {
  constructor(private readonly folder: string) {}

  async open(name: LogName): Promise<LogFile> {
    mkdirSync(this.folder, { recursive: true })
    const path = join(this.folder, `${name}.log`)
    // 'a+' would append whatever the offset says.
    closeSync(openSync(path, 'a'))
    const file = openSync(path, 'r+')
    return {
      getSize: () => fstatSync(file).size,
      read: (into, { at }) => readSync(file, into, 0, into.length, at),
      write: (from, { at }) => writeSync(file, from, 0, from.length, at),
      truncate: (size) => ftruncateSync(file, size),
      flush: () => fsyncSync(file),
      close: () => closeSync(file),
    }
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}
