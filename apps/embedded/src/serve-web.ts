import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The exported web app beside this program. */
export const webFolder = fileURLToPath(new URL('../../web/out', import.meta.url))

/**
 * Serves the web app from the same origin as the API: precompressed, names with a hash for ever, everything
 * else asked for anew, so that an update is seen at the next start.
 * @throws when the web app was not built
 */
export async function serveWeb(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html')))
    throw new Error('Aplikasi web belum dibangun. Jalankan "npm start", yang membangunnya lebih dahulu.')
  await fastify.register(fastifyStatic, {
    root: webFolder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${join('_next', 'static')}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
