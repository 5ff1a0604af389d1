import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import type { CopyAnswer, CopyRequest } from './messages'
import { isOnDisk } from './is-on-disk'
import { opfsFolder } from './opfs-folder'

declare const self: DedicatedWorkerGlobalScope

// A worker, because only here a file can be written and flushed without a copy of it being made.
const log = new SecondCopyLog(opfsFolder)

const run = (request: CopyRequest): Promise<unknown> => {
  switch (request.op) {
    case 'append':
    case 'rewrite':
      return log[request.op](request.entries)
    case 'isOnDisk':
      return isOnDisk()
    default:
      return log[request.op]()
  }
}

let last: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<CopyRequest>) => {
  last = last.then(async () => {
    const { n } = data
    try {
      self.postMessage({ n, value: await run(data) } satisfies CopyAnswer)
    } catch (error) {
      const { name, message } = error as Error
      self.postMessage({ n, error: { name, message } } satisfies CopyAnswer)
    }
  })
}
