import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { ReceiptFacts, Receipts } from './ports.js'

const algorithm = { name: 'HMAC', hash: 'SHA-256' }

/**
 * Receipts as `facts.mac`, HMAC-SHA256.
 * @param key 32 bytes that are kept outside the database, so that a restored database cannot forge its past
 */
export function createReceipts(crypto: CryptoPort, key: Bytes): Receipts {
  let imported: Promise<CryptoKey> | undefined
  const hmacKey = () =>
    (imported ??= crypto.subtle.importKey('raw', key, algorithm, false, ['sign', 'verify']))
  return {
    async issue({ deviceId, lastSeq, xid, epoch, mark }) {
      const line = mark ? [mark.id, mark.receivedAt] : []
      const facts = utf8([deviceId, lastSeq, xid, epoch, ...line].join(' '))
      const mac = await crypto.subtle.sign(algorithm, await hmacKey(), facts)
      return `${toBase64Url(facts)}.${toBase64Url(new Uint8Array(mac))}`
    },
    async read(receipt) {
      const [facts, mac, ...rest] = receipt.split('.')
      if (!facts || !mac || rest.length > 0) return null
      try {
        const bytes = fromBase64Url(facts)
        if (!(await crypto.subtle.verify(algorithm, await hmacKey(), fromBase64Url(mac), bytes))) return null
        return factsIn(fromUtf8(bytes))
      } catch {
        return null
      }
    },
  }
}

function factsIn(text: string): ReceiptFacts | null {
  const [deviceId, lastSeq, xid, epoch, id, receivedAt] = text.split(' ')
  if (!deviceId || !lastSeq || !xid || !epoch) return null
  const mark = id && receivedAt ? { id, receivedAt } : null
  return { deviceId, lastSeq: Number(lastSeq), xid, epoch, mark }
}
