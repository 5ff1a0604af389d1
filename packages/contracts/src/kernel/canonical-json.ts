/** Whatever JSON can say. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * Canonical JSON after RFC 8785: keys sorted by UTF-16 unit, shortest numbers, no white space. Two devices
 * that hold the same command get the same text, hence the same hash. `undefined` members are left out.
 * @throws TypeError for values JSON cannot carry (NaN, infinities, lone surrogates, functions)
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonicalJson: number is not finite')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('canonicalJson: lone surrogate')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = value as Record<string, unknown>
    const pairs = Object.keys(members)
      .filter((key) => members[key] !== undefined)
      .sort()
      .map((key) => `${canonicalJson(key)}:${canonicalJson(members[key])}`)
    return `{${pairs.join(',')}}`
  }
  throw new TypeError(`canonicalJson: ${typeof value} is not JSON`)
}
