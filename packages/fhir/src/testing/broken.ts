import type { FhirResource } from 'fhir/r4.js'

type Node = Record<string, unknown>

/** The first member of a list, or the value itself. */
const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)

function extensionNamed(list: unknown, name: string): Node | undefined {
  return (list as Node[] | undefined)?.find(({ url }) => String(url).endsWith(name))
}

/**
 * A copy of a resource with something else at a path.
 * @param at as the table of rules writes it
 * @param change gets what stands there; `undefined` takes it away
 */
export function broken<R extends FhirResource>(
  resource: R,
  at: string,
  change: (value: unknown) => unknown,
): R {
  const copy = JSON.parse(JSON.stringify(resource)) as R
  const [, ...parts] = at.split('.')
  const last = parts.pop()!
  let node = copy as unknown as Node
  for (const part of parts) {
    const [key, name] = part.split(':')
    node = (name === undefined ? first(node[key!]) : extensionNamed(node[key!], name)) as Node
  }
  const changed = change(node[last])
  if (changed === undefined) delete node[last]
  else node[last] = changed
  return copy
}
