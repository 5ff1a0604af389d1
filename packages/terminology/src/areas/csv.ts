/**
 * Rows of a comma separated text with a header, as objects. Quoted fields may hold commas, line breaks and
 * doubled quotes (RFC 4180).
 * @throws when a row has more or fewer fields than the header
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = records(text.replace(/^\ufeff/, ''))
  return rows.map((fields, index) => {
    if (!header || fields.length !== header.length)
      throw new Error(`csv: row ${index + 2} does not fit its header`)
    return Object.fromEntries(header.map((name, column) => [name, fields[column] ?? '']))
  })
}

function records(text: string): string[][] {
  const found: string[][] = []
  let fields: string[] = []
  // One field and what ends it. A quote inside a plain field is a letter like any other (`Soka"an`).
  const pattern = /(?:"((?:[^"]|"")*)"(?=,|\r?\n|$)|([^,\r\n]*))(,|\r?\n|$)/y
  while (pattern.lastIndex < text.length || fields.length > 0) {
    const match = pattern.exec(text)
    if (!match) throw new Error('csv: a line break without its line feed')
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    if (fields.length > 1 || fields[0] !== '') found.push(fields)
    fields = []
  }
  return found
}
