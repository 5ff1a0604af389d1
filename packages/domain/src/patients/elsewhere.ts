/** The code of an address nobody could tell yet; no province begins with two zeros (ADR 0031). */
export const unknownVillage = '0000000000'

/** The village of a code, or null where none was told. */
export const knownVillage = (villageCode: string): string | null =>
  villageCode === unknownVillage ? null : villageCode

/** The code of an address somewhere in a kabupaten; no village has it (ADR 0031). */
export const elsewhereCode = (regencyCode: string): string => `${regencyCode}000000`

export const isElsewhere = (villageCode: string): boolean =>
  villageCode !== unknownVillage && villageCode.endsWith('000000')
