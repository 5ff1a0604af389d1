import { isObject } from './answers/json.js'

/** An instant as FHIR writes it, with its zone: the same one may come back in another zone or with more zeros. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/**
 * Whether what stands there says everything that ours says. The platform adds of its own (`meta`, its identifier as
 * creator) and gives keys in another order; that is no difference. An element that we no longer send is none either.
 */
export function saysAll(there: unknown, ours: unknown): boolean {
  if (ours === undefined) return true
  if (Array.isArray(ours)) {
    if (!Array.isArray(there) || there.length < ours.length) return false
    const rest = [...(there as unknown[])]
    return ours.every((wanted) => {
      const place = rest.findIndex((one) => saysAll(one, wanted))
      if (place >= 0) rest.splice(place, 1)
      return place >= 0
    })
  }
  if (isObject(ours)) {
    return isObject(there) && Object.entries(ours).every(([key, wanted]) => saysAll(there[key], wanted))
  }
  return there === ours || sameInstant(there, ours)
}

const sameInstant = (there: unknown, ours: unknown): boolean =>
  typeof there === 'string' &&
  typeof ours === 'string' &&
  INSTANT.test(there) &&
  INSTANT.test(ours) &&
  Date.parse(there) === Date.parse(ours)
