/** Digits as people group them: `9171 0102…`, `9171-01`. Other signs stay, to be complained about. */
export const digitsOf = (text: string): string => text.replace(/[\s.\-]/g, '')
