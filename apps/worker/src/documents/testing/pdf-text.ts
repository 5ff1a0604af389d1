import { inflateSync } from 'node:zlib'

/** A piece of text as it was drawn. Points; `y` from the top of the page to the line the letters stand on. */
export interface DrawnText {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
}

export interface ReadPdf {
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** In the order of drawing. */
  readonly texts: readonly DrawnText[]
  /** Names of the fonts, and whether the file carries them. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[]
}

interface PdfObject {
  readonly head: string
  readonly stream: Buffer
}

/** Reads what the PDF library writes, and no more of the format: numbered objects, deflated streams, Unicode maps. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes))
  const object = (reference: string): PdfObject => {
    const found = objects.get(Number(reference))
    if (!found) throw new Error(`no object ${reference}`)
    return found
  }
  const heads = [...objects.values()].map(({ head }) => head)
  const kids = heads.find((head) => /\/Type \/Pages\b/.test(head))!
  const pages = references(/\/Kids \[([^\]]*)\]/.exec(kids)![1]!).map(object)
  const fontHeads = heads.filter((head) => /\/Type \/Font\b/.test(head) && /\/DescendantFonts/.test(head))
  return {
    pages: pages.map(({ head }) => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head)!
      return { width: Number(width), height: Number(height) }
    }),
    texts: pages.flatMap(({ head }, n) => {
      const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(head)![1])
      const resources = object(/\/Resources (\d+) 0 R/.exec(head)![1]!).head
      const letters = lettersOf(resources, object)
      const content = object(/\/Contents (\d+) 0 R/.exec(head)![1]!).stream.toString('latin1')
      return drawnTexts(content, letters).map((drawn) => ({ ...drawn, page: n + 1, y: height - drawn.y }))
    }),
    fonts: fontHeads.map((head) => {
      const descendant = object(references(/\/DescendantFonts \[([^\]]*)\]/.exec(head)![1]!)[0]!)
      const descriptor = object(/\/FontDescriptor (\d+) 0 R/.exec(descendant.head)![1]!)
      return {
        name: /\/BaseFont \/([^\s/]+)/.exec(head)![1]!,
        isEmbedded: /\/FontFile2 \d+ 0 R/.test(descriptor.head),
      }
    }),
  }
}

const references = (list: string): string[] => [...list.matchAll(/(\d+) 0 R/g)].map(([, n]) => n!)

function readObjects(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const begin = /(\d+) 0 obj\n/g
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = begin.lastIndex
    const end = text.indexOf('endobj', from)
    const stream = text.indexOf('stream\n', from)
    if (stream < 0 || stream > end) {
      objects.set(Number(found[1]), { head: text.slice(from, end), stream: Buffer.alloc(0) })
      continue
    }
    const head = text.slice(from, stream)
    const length = Number(/\/Length (\d+)/.exec(head)![1])
    const start = stream + 'stream\n'.length
    const raw = file.subarray(start, start + length)
    objects.set(Number(found[1]), { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw })
    begin.lastIndex = start + length
  }
  return objects
}

/** Name of a font on the page -> what each of its codes says. */
function lettersOf(resources: string, object: (reference: string) => PdfObject): Map<string, string[]> {
  const fonts = /\/Font <<([^>]*)>>/.exec(resources)?.[1] ?? ''
  return new Map(
    [...fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, reference]) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(object(reference!).head)![1]!
      const codes: string[] = []
      const ranges = object(map)
        .stream.toString('latin1')
        .matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)
      for (const [, first, said] of ranges)
        for (const [n, [, hex]] of [...said!.matchAll(/<([\w ]*)>/g)].entries())
          codes[parseInt(first!, 16) + n] = String.fromCharCode(
            ...hex!.split(' ').map((unit) => parseInt(unit, 16)),
          )
      return [name!, codes]
    }),
  )
}

function drawnTexts(content: string, letters: Map<string, string[]>): Omit<DrawnText, 'page'>[] {
  const texts: Omit<DrawnText, 'page'>[] = []
  let at = { x: 0, y: 0 }
  let font: string[] = []
  let size = 0
  for (const line of content.split('\n')) {
    const place = /^1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm$/.exec(line)
    if (place) at = { x: Number(place[1]), y: Number(place[2]) }
    const set = /^\/(F\d+) ([\d.]+) Tf$/.exec(line)
    if (set) {
      font = letters.get(set[1]!)!
      size = Number(set[2])
    }
    const shown = /^\[(.*)\] TJ$/.exec(line)
    if (!shown) continue
    const codes = [...shown[1]!.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
    texts.push({ ...at, size, text: codes.map((code) => font[parseInt(code, 16)] ?? '').join('') })
  }
  return texts
}
