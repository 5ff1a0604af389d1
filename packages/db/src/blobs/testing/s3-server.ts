import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

export interface S3Server {
  readonly port: number
  readonly accessKey: string
  readonly secretKey: string
  /** Where an object's bytes lie on the disk. */
  fileOf(bucket: string, name: string): string
  stop(): Promise<void>
}

const SERVER = `
const S3rver = require(process.argv[1])
new S3rver({ address: '127.0.0.1', port: 0, silent: true, vhostBuckets: false, directory: process.argv[2] })
  .run().then(({ port }) => console.log(port))`

/**
 * A small S3 server of its own process. It answers anybody who does not sign at all, knows no multipart of unknown
 * length and no bucket policies: whether a bucket is private cannot be shown with it.
 */
export async function startS3(directory: string): Promise<S3Server> {
  const path = createRequire(import.meta.url).resolve('@20minutes/s3rver')
  const child = spawn(process.execPath, ['-e', SERVER, path, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the S3 server did not start'))),
  ])) as [Buffer]
  return {
    port: Number(line.toString()),
    accessKey: 'S3RVER',
    secretKey: 'S3RVER',
    fileOf: (bucket, name) => `${directory}/${bucket}/${name}._S3rver_object`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
