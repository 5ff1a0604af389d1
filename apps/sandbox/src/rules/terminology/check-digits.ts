/** The last digit of a LOINC number. Source: LOINC users' guide, check digit (mod 10). */
export function isLoincNumber(code: string): boolean {
  const match = /^(\d{1,7})-(\d)$/.exec(code)
  if (!match?.[1] || !match[2]) return false
  let sum = 0
  for (const [index, digit] of [...match[1]].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10 === Number(match[2])
}

// The dihedral group D5 and its permutation. Source: SNOMED CT release file specification, Verhoeff check digit.
const TURN = ['0123456789', '1234067895', '2340178956', '3401289567', '4012395678'].concat([
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
])
const SHUFFLE = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** A concept id of SNOMED CT: 6 to 18 digits, the last of them right. */
export function isSnomedId(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false
  let check = 0
  for (const [index, digit] of [...code].reverse().entries()) {
    const shuffled = Number(SHUFFLE[index % 8]?.[Number(digit)])
    check = Number(TURN[check]?.[shuffled])
  }
  return check === 0
}
