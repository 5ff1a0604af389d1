/** Abbreviations of several words, and spellings of one thing, brought to one token; order matters. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  // What a spoon holds is said on labels, for whoever has another spoon.
  [/\([\d,.]+ ml\)/gi, ' '],
  [/[()]/g, ' '],
  [/(\d)½/g, '$1.5'],
  [/(\d)¼/g, '$1.25'],
  [/½/g, '1/2'],
  [/¼/g, '1/4'],
  [/¾/g, '3/4'],
  [/(\d),(\d)/g, '$1.$2'],
  // The s of signa.
  [/(^|\s)s\.?\s?(?=\d{1,2}\s*\.?[dx])/gi, ' '],
  // Amounts of more than one: 1 1/2.
  [/(^|[\sx-])(\d{1,2})\s+([123]\/[234])(?=\s|$)/gi, '$1$2+$3'],
  [/\b(\d{1,2})\s*\.?d\.?\s?d\.?(?=[\s\d]|$)/gi, '$1x '],
  [/\b(\d{1,2})\s*[x×]\s*(sehari|per ?hari)?(?![a-z])/gi, '$1x '],
  [/\b(\d{1,2})\s*[x×]\s*(?=(tab|kap|cap|cth|tts|gtt|tetes|ml|oles|bks)\b)/gi, '$1x '],
  [/(?:\bse)?\btiap\s*(\d{1,2})\s*jam\b/gi, ' q$1h '],
  // How often follows from the illness: oralit.
  [
    /\b(?:sekali\s+)?(\d{1,2})\s*([a-z]+)?\s*\(?\s*(?:se)?tiap bab cair\b\)?/gi,
    ' sekali $1 $2 @tiap_BAB_cair ',
  ],
  [/(?:^|\s)\/\s*(\d{1,2})\s*jam\b/gi, ' q$1h '],
  [/\b(?:a\.\s?c|sebelum makan)\b\.?/gi, ' ac '],
  [/\b(?:p\.\s?c|sesudah makan|setelah makan)\b\.?/gi, ' pc '],
  [/\b(?:d\.\s?c|bersama makan|saat makan|waktu makan)\b\.?/gi, ' dc '],
  [/\b(?:h\.\s?s|sebelum tidur)\b\.?/gi, ' hs '],
  [/\b(?:p\.\s?r\.\s?n|k\/p|bila perlu|kalau perlu|jika perlu)\b\.?/gi, ' prn '],
  [/\b(?:s\.\s?u\.\s?e|u\.\s?e|obat luar)\b\.?/gi, ' sue '],
  [/\bsendok (takar|teh)\b/gi, ' cth '],
  [/\bsendok makan\b/gi, ' sdm '],
  [/\b(kedua mata|mata kanan|mata kiri|kedua telinga|telinga kanan|telinga kiri)\b/gi, ' @$1 '],
  [/\b(?:no|jml|jumlah)\b\.?\s*:?\s*/gi, ' # '],
  [/#/g, ' # '],
  [/\b(\d{1,3})\s*(hr|hari)\b/gi, ' $1hr '],
  [/\b(\d{1,2})\s*(mgg|minggu)\b/gi, ' $1mgg '],
  [/\b(\d{1,2})\s*(bln|bulan)\b/gi, ' $1bln '],
]

/** Splits a typed line into tokens, each one thing; capitals stay, because `C` is a spoon and `c` a vitamin. */
export function tokensOf(line: string): string[] {
  let text = line
  for (const [pattern, by] of REWRITES) text = text.replace(pattern, by)
  return text
    .replace(/@(\w+) (\w+)/g, '@$1_$2')
    .split(/\s+/)
    .flatMap((token) => glued(token))
    .map((token) => (token.length > 1 ? token.replace(/[.;:]+$/, '') : token))
    .filter((token) => /[^.,;:]/.test(token))
}

const UNIT =
  '(tab|tablet|kap|kaps|kapsul|cap|caps|cth|sdm|sdt|ml|cc|tts|gtt|tetes|bks|bungkus|oles|puff|supp)'
const amountWithUnit = new RegExp(`^(\\d{1,4}(?:\\.\\d{1,2})?|\\d\\/\\d)${UNIT}$`, 'i')

/** `1cth` is two tokens; `amlo5` is one. */
function glued(token: string): string[] {
  const match = amountWithUnit.exec(token)
  return match ? [match[1]!, match[2]!] : [token]
}
