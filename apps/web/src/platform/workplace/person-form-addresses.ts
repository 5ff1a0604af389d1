/** Where a half-typed form of a new person goes on. Its draft is named `new`, `keluarga <id>`, `kembar <id> <order>` or `taruh <id>`. */
export function queryOf(record: string): string {
  const [kind, id, order] = record.split(' ')
  if (kind === 'new') return '?baru=1'
  if (kind === 'keluarga') return `?baru=1&keluarga=${id}`
  if (kind === 'kembar') return `?baru=1&keluarga=${id}&kembar=${order}`
  return `?baru=1&taruh=${id}`
}

/** The other way round. */
export function recordOf(query: {
  readonly family: string | null
  readonly twin: number | null
  readonly parked: string | null
}): string {
  if (query.parked) return `taruh ${query.parked}`
  if (query.family && query.twin) return `kembar ${query.family} ${query.twin}`
  return query.family ? `keluarga ${query.family}` : 'new'
}
