/** Highest record number that fits the widest form, four pairs of digits. */
export const LAST_RECORD_NUMBER = 99_999_999

/**
 * The printed form of a number from an `rm` block: pairs of digits, `12-34-56`, eight digits once six are
 * used up. Terminal-digit shelves sort by the pairs.
 * @throws RangeError outside 1 to {@link LAST_RECORD_NUMBER}
 */
export function recordNumber(no: number): string {
  if (!Number.isInteger(no) || no < 1 || no > LAST_RECORD_NUMBER)
    throw new RangeError('recordNumber: out of range')
  const digits = String(no).padStart(no > 999_999 ? 8 : 6, '0')
  return digits.replace(/(\d\d)(?=\d)/g, '$1-')
}

/** `T-…`: given by a device that had none left; another number takes its place, and it stays findable. */
export const isTemporaryNumber = (medicalRecordNumber: string): boolean =>
  medicalRecordNumber.startsWith('T-')
