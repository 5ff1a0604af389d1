/**
 * A phone number as typed, in E.164: `0812-3456-7890` and `62 812…` become `+62812…`. A leading + keeps a
 * foreign country. Landlines with their area code are welcome.
 * @returns null when it is no phone number
 */
export function normalisePhone(typed: string): string | null {
  const digits = typed.replace(/[\s().\-/]/g, '')
  if (!/^\+?[0-9]+$/.test(digits)) return null
  const international = digits.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? `+${digits.slice(2)}`
      : digits.startsWith('0')
        ? `+62${digits.slice(1)}`
        : digits.startsWith('62')
          ? `+${digits}`
          : digits.startsWith('8')
            ? `+62${digits}`
            : null
  return international !== null && /^\+[1-9][0-9]{7,14}$/.test(international) ? international : null
}
