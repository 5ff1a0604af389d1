/**
 * Last digits of identifying numbers that every device holds. Four of a NIK: its other twelve follow from
 * region, birth date and sex too easily to keep more; six elsewhere, so that few people share a tail.
 */
export const TAIL_DIGITS = { nik: 4, bpjs: 6, phone: 6 } as const

export const tailOf = (value: string | null, digits: number): string | null =>
  value === null ? null : value.slice(-digits)
