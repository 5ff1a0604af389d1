import { createHmac } from 'node:crypto'

/**
 * Equality search over sealed values: HMAC-SHA256 under a key of its own. `kind` keeps equal digits of
 * different meaning apart, so that a card number never answers for a NIK.
 */
export class BlindIndex {
  constructor(private readonly key: Buffer) {}

  /** @param value the normalised value; two spellings of one number give two indexes */
  of(kind: string, value: string): Buffer {
    return createHmac('sha256', this.key).update(`lentera blind index\0${kind}\0${value}`, 'utf8').digest()
  }
}
