import { createRequire } from 'node:module'

/** The part of pdfmake that the rendering of papers uses; the package brings no types. */
export interface PdfMake {
  readonly virtualfs: { writeFileSync(name: string, content: Uint8Array): void }
  setFonts(fonts: Record<string, { normal: string; bold: string }>): void
  setUrlAccessPolicy(allows: (url: string) => boolean): void
  setLocalAccessPolicy(allows: (path: string) => boolean): void
  createPdf(definition: object): {
    getStream(): Promise<PdfKitDocument>
    getBuffer(): Promise<Uint8Array>
  }
}

export interface PdfKitDocument {
  /** The last one. */
  readonly page: { readonly height: number }
  provideFont(family: string, bold: boolean, italics: boolean): PdfFont
}

export interface PdfFont {
  /** In points. With `features` nothing of the text is remembered. */
  widthOfString(text: string, size: number, features?: readonly string[]): number
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean }
}

export const pdfmake = createRequire(import.meta.url)('pdfmake') as PdfMake
