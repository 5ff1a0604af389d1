import type { NetAnswer, NetPort } from '@lentera/sync/client/ports'

/** Below this a compressed body saves no packet. */
const COMPRESS_FROM = 1024

/** The line to our own origin. The service worker never answers here; cookies carry the credentials. */
export const browserNet: NetPort = {
  async request({ method, path, body, proof, signal, timeoutMs }) {
    const { done, signal: until } = deadline(timeoutMs, signal)
    try {
      const packed = body !== undefined && body.length >= COMPRESS_FROM
      const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: until,
        ...(body === undefined ? {} : { body: packed ? await gzip(body) : body }),
        headers: {
          accept: 'application/json',
          ...(proof === undefined ? {} : { 'lentera-device': proof }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(packed ? { 'content-encoding': 'gzip' } : {}),
        },
      })
      return await answerOf(response)
    } finally {
      done()
    }
  },
}

async function answerOf(response: Response): Promise<NetAnswer> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfterS: Number.isFinite(retryAfter) ? retryAfter : null,
    text: await response.text(),
  }
}

// AbortSignal.any came after our oldest browser.
function deadline(timeoutMs: number, outer?: AbortSignal) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, timeoutMs)
  if (outer?.aborted) abort()
  outer?.addEventListener('abort', abort)
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer)
      outer?.removeEventListener('abort', abort)
    },
  }
}

const gzip = (text: string): Promise<ArrayBuffer> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
