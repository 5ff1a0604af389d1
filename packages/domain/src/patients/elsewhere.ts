/** The code of an address somewhere in a kabupaten; no village has it (ADR 0031). */
export const elsewhereCode = (regencyCode: string): string => `${regencyCode}000000`

export const isElsewhere = (villageCode: string): boolean => villageCode.endsWith('000000')
