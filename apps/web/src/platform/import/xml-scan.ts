// Just enough XML for the sheets of a workbook, which hold no comments and no elements of one name in each other.

/** Every element of a name, from its first sign to its last. */
export function elements(xml: string, name: string): string[] {
  const found: string[] = []
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g')
  const close = new RegExp(`</(?:\\w+:)?${name}>`, 'g')
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    const tagEnd = xml.indexOf('>', match.index)
    if (tagEnd < 0) break
    let end = tagEnd + 1
    if (xml[tagEnd - 1] !== '/') {
      close.lastIndex = end
      const closing = close.exec(xml)
      if (!closing) break
      end = closing.index + closing[0].length
    }
    found.push(xml.slice(match.index, end))
    open.lastIndex = end
  }
  return found
}

/** What stands between the tags of an element. */
export function contentOf(element: string): string {
  const start = element.indexOf('>') + 1
  const end = element.lastIndexOf('</')
  return end < start ? '' : element.slice(start, end)
}

/** An attribute of the first tag. */
export function attribute(element: string, name: string): string | null {
  const tag = element.slice(0, element.indexOf('>'))
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plainText(found[1]!) : null
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities as what they stand for; `_x000D_` is how a workbook writes a sign it may not hold. */
export const plainText = (text: string): string =>
  text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/_x000D_/g, '')
