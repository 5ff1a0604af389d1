/** What stands behind `--name`, as `--name 500` or `--name=500`; null without it. */
function given(name: string): string | null {
  const at = process.argv.findIndex((one) => one === `--${name}` || one.startsWith(`--${name}=`))
  if (at < 0) return null
  return process.argv[at]!.split('=')[1] ?? process.argv[at + 1] ?? ''
}

/** @throws for anything that is no whole number */
export function numberFlag(name: string, otherwise: number): number {
  const text = given(name)
  if (text === null) return otherwise
  if (!/^\d+$/.test(text)) throw new Error(`--${name}: bukan bilangan`)
  return Number(text)
}

/** @throws for anything that is none of `choices` */
export function textFlag(name: string, choices: readonly string[]): string | null {
  const text = given(name)
  if (text !== null && !choices.includes(text)) throw new Error(`--${name}: ${choices.join(', ')}`)
  return text
}
