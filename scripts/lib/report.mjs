// The table at the end of `npm test`.
import { seconds } from './steps.mjs'

/** @param took milliseconds from the first part's start to the last one's end */
export function printReport(results, leftOut, took) {
  const rows = results.map(({ name, passed, failed, took, note }) => [
    failed > 0 ? 'GAGAL' : 'ok',
    name,
    `${passed}`,
    `${failed}`,
    took === undefined ? '-' : `${seconds(took)} d`,
    note ?? '',
  ])
  const table = [['', 'bagian', 'lulus', 'gagal', 'waktu', ''], ...rows]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  console.log()
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
  if (leftOut.length > 0) console.log(`Tidak dijalankan: ${leftOut.join(', ')}`)

  const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
  console.log(`Waktu seluruhnya, tanpa pemasangan: ${seconds(took)} detik`)
  console.log(`${total('passed')} passed, ${total('failed')} failed`)
  return total('failed') === 0
}
