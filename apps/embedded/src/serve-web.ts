import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'

/** The exported web app beside this program. */
export const webFolder = fileURLToPath(new URL('../../web/out', import.meta.url))

/**
 * Serves the web app from the same origin as the API: precompressed, names with a hash for ever, everything
 * else asked for anew, so that an update is seen at the next start. Who types a wrong address gets a page,
 * a program the problem document.
 * @throws when the web app was not built
 */
export async function serveWeb(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html')))
    throw new Error('Aplikasi web belum dibangun. Jalankan "npm start", yang membangunnya lebih dahulu.')
  const notFoundPage = readFileSync(join(webFolder, '404.html'), 'utf8')
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 404 || !wantsPage(request)) return payload
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache')
    return notFoundPage
  })
  await fastify.register(async (web) => {
    // Outside the folder or unreadable to it: nothing of ours is there, and nobody is told why.
    web.setErrorHandler((error: FastifyError, _request, reply) => {
      if ((error.statusCode ?? 500) >= 500) throw error
      reply.callNotFound()
    })
    await web.register(fastifyStatic, {
      root: webFolder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes(`${join('_next', 'static')}`)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  })
}

const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !url.startsWith('/api/') &&
  (headers.accept ?? '').includes('text/html')
