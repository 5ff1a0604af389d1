export interface Found {
  /** With positions, `Encounter.location[0].period`. */
  readonly path: string
  /** undefined: it is missing there. */
  readonly value: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of several extensions the one whose address ends in a name. */
function extensionNamed(extensions: unknown, name: string): unknown {
  if (!Array.isArray(extensions)) return undefined
  return extensions.find(
    (one: unknown) =>
      isRecord(one) &&
      typeof one['url'] === 'string' &&
      (one['url'] === name || one['url'].endsWith(`/${name}`)),
  )
}

/**
 * What stands at a path of a resource. A list counts as each of its members, so one path finds as many as there are;
 * where a part is missing, the rest of the path is found once, without a value.
 * @param at `Encounter.location.extension:ServiceClass.extension:value`; the name of an extension is the end of its
 * address
 */
export function walk(resource: object, at: string): Found[] {
  const [type, ...parts] = at.split('.')
  return follow(resource, parts, type!)
}

function follow(value: unknown, parts: readonly string[], path: string): Found[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((one: unknown, index) => follow(one, parts, `${path}[${index}]`))
  const [part, ...rest] = parts
  if (part === undefined) return [{ path, value: Array.isArray(value) ? undefined : value }]
  if (!isRecord(value)) return [{ path: [path, ...parts].join('.'), value: undefined }]
  const [key, name] = part.split(':')
  const next = name === undefined ? value[key!] : extensionNamed(value[key!], name)
  return follow(next, rest, `${path}.${part}`)
}

/** Every text in a resource, with where it stands. */
export function texts(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => texts(one, `${path}[${index}]`))
  return isRecord(value) ? Object.entries(value).flatMap(([key, one]) => texts(one, `${path}.${key}`)) : []
}
