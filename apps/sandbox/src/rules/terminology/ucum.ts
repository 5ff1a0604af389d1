// The units that a clinic measures in, with their prefixes. Case matters. Source: UCUM 2.1, tables 1 to 11.
const PREFIXED = [
  'g',
  'm',
  'L',
  'l',
  's',
  'mol',
  'eq',
  'osm',
  'Pa',
  'cal',
  'J',
  'U',
  '[IU]',
  '[iU]',
  'm[Hg]',
  'B',
]
const PREFIXES = ['', 'k', 'd', 'c', 'm', 'u', 'n', 'p', 'f', 'h']
const PLAIN = [
  ...['%', 'Cel', '[degF]', 'min', 'h', 'd', 'wk', 'mo', 'a', 'deg', 'pH', '[ppm]', '[diop]', 'dB'],
  ...['[in_i]', '[lb_av]', '[drp]', '[CFU]', '[HPF]', '[LPF]', "[arb'U]", '[pH]', 'Torr', 'atm', 'm[H2O]'],
]
const ATOMS = new Set([...PREFIXED.flatMap((unit) => PREFIXES.map((prefix) => prefix + unit)), ...PLAIN])
const ANNOTATION = /\{[^{}]*\}$/
const FACTOR = /^(10[*^]-?\d+|\d+)$/
const EXPONENT = /(?<=[A-Za-z\]])[+-]?[1-9]$/

/** A unit such as `mm[Hg]`, `/min`, `{beats}/min`, `10*3/uL`. */
export function isUcumUnit(code: string): boolean {
  if (code === '' || /\s/.test(code)) return false
  const terms = code.startsWith('/') ? code.slice(1) : code
  return splitOutsideBraces(terms).every(isTerm)
}

function isTerm(term: string): boolean {
  const bare = term.replace(ANNOTATION, '')
  if (bare === '') return term !== ''
  if (FACTOR.test(bare) || ATOMS.has(bare)) return true
  return ATOMS.has(bare.replace(EXPONENT, ''))
}

function splitOutsideBraces(text: string): string[] {
  const terms = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '{') depth += 1
    if (letter === '}') depth -= 1
    if (depth === 0 && (letter === '/' || letter === '.')) terms.push('')
    else terms[terms.length - 1] += letter
  }
  return terms
}
