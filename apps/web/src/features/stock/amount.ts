/** `7,5`; an amount below nothing with a real minus. */
export const amountText = (amount: number): string => String(amount).replace('.', ',').replace('-', '−')

/** `7,5` and `7.5`, whole or half; null: no such amount. */
export function readAmount(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (!/^\d{1,6}(\.\d+)?$/.test(trimmed)) return null
  return Number.isInteger(Number(trimmed) * 2) ? Number(trimmed) : null
}
