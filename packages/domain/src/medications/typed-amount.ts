const PARTS: Readonly<Record<string, number>> = {
  '1/4': 0.25,
  '1/2': 0.5,
  '3/4': 0.75,
  '1/3': 0.33,
  '2/3': 0.67,
}
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** `½`, `1½`, `0,5`, `1/2` and `2` as a number; undefined: none of them. */
export function amountIn(token: string): number | undefined {
  if (token in PARTS) return PARTS[token]
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(token)) return undefined
  return Number(token)
}

/** `XV` as it stands behind `no.`; undefined: no Roman number. */
export function romanIn(token: string): number | undefined {
  if (!/^(?=[IVXLC])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(token)) return undefined
  const digits = [...token].map((letter) => ROMAN[letter]!)
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
}
