import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'

/**
 * Key of a record under an index (`id` or one of the entity's own); null leaves it out. So does a row of a
 * newer build that lacks what the index reads, instead of hiding the others.
 */
export function keyUnder(definition: EntityDefinition, index: string, record: EntityRecord): string | null {
  if (index === 'id') return record.id
  try {
    return definition.indexes[index]?.(record) ?? null
  } catch {
    return null
  }
}
