/** A readable id: `id(7)` is the same everywhere. */
export const id = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
