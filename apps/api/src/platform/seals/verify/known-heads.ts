import type { SignedHead } from '../head-line.js'
import type { Seal } from '../seal-hash.js'
import type { Findings } from './findings.js'

/**
 * The exported heads of one facility, each (number, hash) once: an idle hospital writes the same head every
 * minute, and only its newest line is looked at.
 */
export class KnownHeads {
  readonly #byNumber = new Map<string, SignedHead[]>()
  #newest: SignedHead | null = null

  /** @param isGenuine null: nobody knows the key, and signatures are not looked at */
  constructor(
    heads: readonly SignedHead[],
    isGenuine: ((head: SignedHead) => boolean) | null,
    private readonly findings: Findings,
  ) {
    const distinct = new Map<string, SignedHead>()
    for (const head of heads) {
      const name = `${head.no} ${head.hash}`
      const known = distinct.get(name)
      if (!known || known.at < head.at) distinct.set(name, head)
    }
    for (const head of distinct.values()) {
      if (isGenuine && !isGenuine(head)) {
        findings.add({ code: 'head_forged', seal: head.no, at: head.at })
        continue
      }
      this.#byNumber.set(head.no, [...(this.#byNumber.get(head.no) ?? []), head])
      if (!this.#newest || this.#newest.at < head.at) this.#newest = head
    }
  }

  /** The one written last; null when there is none. */
  get newest(): SignedHead | null {
    return this.#newest
  }

  compare(seal: Seal): void {
    const heads = this.#byNumber.get(seal.no)
    if (!heads) return
    this.#byNumber.delete(seal.no)
    const hash = seal.hash.toString('hex')
    for (const head of heads)
      if (head.hash !== hash) this.findings.add({ code: 'head_differs', seal: seal.no, at: head.at })
  }

  /** After the last seal: a head beyond it is the sign of a cut tail or an older database, told once. */
  end(lastNo: bigint): void {
    let ahead: SignedHead | null = null
    for (const [head] of this.#byNumber.values())
      if (head && BigInt(head.no) > lastNo && (!ahead || BigInt(head.no) > BigInt(ahead.no))) ahead = head
    if (ahead)
      this.findings.add({ code: 'head_ahead', seal: ahead.no, at: ahead.at, last: lastNo.toString() })
  }
}
