import { Username } from '@lentera/contracts/users/user'

/** Words before a name that are none of it; those with a dot are known by it. */
const TITLES =
  /^(bidan|perawat|suster|zuster|mantri|dokter|apoteker|bapak|ibu|pak|bu|haji|hajah|h|hj|dr|drg|drs|dra|ns|apt|nn|ny|tn)$/

/**
 * A user name as people here make them: first and last name, `ester.wanggai`; with a figure where somebody has it.
 * @returns '' while the name gives none
 */
export function proposeUsername(name: string, taken: ReadonlySet<string>): string {
  const [beforeDegrees = ''] = name.split(',')
  const words = beforeDegrees
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (word.endsWith('.') ? '' : word.replace(/[^a-z]/g, '')))
    .filter((word) => word !== '' && !TITLES.test(word))
  const [first, last] = [words[0] ?? '', words.length > 1 ? words.at(-1)! : '']
  const plain = (last === '' ? first : `${first}.${last}`).slice(0, 36)
  if (!Username.safeParse(plain).success) return ''
  for (let n = 1; ; n += 1) {
    const proposed = n === 1 ? plain : `${plain}${n}`
    if (!taken.has(proposed)) return proposed
  }
}
