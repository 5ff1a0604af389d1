import type { Finding } from '@lentera/api/platform/seals/verify/findings'
import type { AuditReport, FacilityReport } from '@lentera/api/platform/seals/verify/verify-database'

const SHOWN = 50
const STALE_MS = 3 * 60_000

const tables = {
  command_log: 'catatan perintah',
  access_log: 'catatan akses',
  command_outcomes: 'catatan putusan',
  command_payload: 'isi perintah',
}

/** What was found, in one sentence for a person who decides what to do next. */
export function sentenceOf(finding: Finding): string {
  switch (finding.code) {
    case 'row_changed':
      return `Segel ${finding.seal}: baris ${finding.row} di ${tables[finding.table]} (${finding.table}) diubah setelah disegel.`
    case 'row_missing':
      return `Segel ${finding.seal}: baris ${finding.row} di ${tables[finding.table]} (${finding.table}) dihapus setelah disegel.`
    case 'row_added':
      return `Segel ${finding.seal}: baris ${finding.row} di ${tables[finding.table]} (${finding.table}) disisipkan di antara baris yang sudah disegel.`
    case 'row_moved':
      return `Segel ${finding.seal}: urutan baris ${finding.row} di ${tables[finding.table]} (${finding.table}) diubah; kini ada di segel ${finding.to}.`
    case 'seal_missing':
      return `Segel ${finding.seal} tidak ada: segel itu dihapus.`
    case 'seal_altered':
      return `Segel ${finding.seal} diubah: isinya tidak cocok dengan sidik jarinya.`
    case 'chain_broken':
      return `Segel ${finding.seal} tidak menyambung ke segel sebelumnya.`
    case 'format_unknown':
      return `Segel ${finding.seal} dibuat oleh versi Lentera yang lebih baru; periksa dengan versi itu.`
    case 'head_differs':
      return `Segel ${finding.seal} bukan segel yang dicatat di luar pada ${finding.at}: catatan ditulis ulang setelah itu.`
    case 'head_ahead':
      return `Kepala segel ${finding.seal} dari ${finding.at} tidak ada di basis data, yang berhenti di segel ${finding.last}: ekor catatan dipotong, atau basis data ini salinan lama.`
    case 'head_forged':
      return `Kepala segel ${finding.seal} dari ${finding.at} tidak ditandatangani oleh server ini.`
    case 'heads_missing':
      return `Berkas kepala segel tidak ada, padahal server ini menulisnya setiap menit (fasilitas ${finding.facility}).`
    case 'never_sealed':
      return `Ada catatan tanpa satu segel pun (fasilitas ${finding.facility}).`
    case 'payload_missing':
      return `Isi perintah ${finding.row} tidak ada.`
    case 'payload_unopenable':
      return `Isi perintah ${finding.row} tidak dapat dibuka dengan kunci server: isinya diubah atau ditukar.`
    case 'payload_changed':
      return `Isi perintah ${finding.row} tidak cocok dengan sidik jarinya di catatan: isinya diganti.`
    case 'payload_orphan':
      return `Isi perintah ${finding.row} ada, tetapi perintahnya tidak ada di catatan.`
  }
}

const keyNotes: Record<AuditReport['headKey'], string | null> = {
  server: null,
  beside:
    'Tanda tangan kepala segel diperiksa dengan kunci yang terletak di sebelahnya, bukan dengan kunci server.',
  unknown: 'Tanda tangan kepala segel tidak diperiksa: kunci server tidak ada di sini.',
}

function facilityLines(report: FacilityReport): string[] {
  const { command_log: commands, access_log: reads, command_outcomes: outcomes } = report.rows
  const lines = [
    `Fasilitas ${report.facility}: ${report.seals} segel, ${commands} perintah, ${reads} akses, ${outcomes} putusan ulang.`,
  ]
  if (report.unsealed > 0)
    lines.push(
      `  ${report.unsealed} baris terbaru belum disegel. Itu wajar selama rumah sakit menulis; periksa lagi sebentar lagi.`,
    )
  if (report.payloads) {
    lines.push(`  ${report.payloads.opened} isi perintah dibuka dan cocok.`)
    if (report.payloads.arrivedAltered > 0)
      lines.push(
        `  ${report.payloads.arrivedAltered} isi perintah memang sudah rusak saat tiba dan dikarantina.`,
      )
  }
  if (!report.newestHead)
    lines.push('  Tanpa kepala segel dari luar: ekor yang dipotong tidak akan terlihat.')
  else {
    lines.push(`  Kepala segel terakhir di luar: nomor ${report.newestHead.no}, ${report.newestHead.at}.`)
    const behind = (report.lastSealAt?.getTime() ?? 0) - Date.parse(report.newestHead.at)
    if (behind > STALE_MS)
      lines.push('  Kepala itu lebih tua dari segel terakhir: setelah itu ekor yang dipotong tidak terlihat.')
  }
  return lines
}

/** The whole report, its verdict last. */
export function reportText(report: AuditReport): string {
  const lines = report.facilities.flatMap(facilityLines)
  const note = report.facilities.some(({ heads }) => heads > 0) ? keyNotes[report.headKey] : null
  if (note) lines.push(note)
  if (report.unreadableHeads > 0)
    lines.push(`${report.unreadableHeads} baris di berkas kepala segel tidak terbaca.`)
  lines.push(...report.findings.slice(0, SHOWN).map((finding) => `! ${sentenceOf(finding)}`))
  if (report.findings.length > SHOWN) lines.push(`! dan ${report.findings.length - SHOWN} temuan lain.`)
  lines.push(
    report.findingCount === 0
      ? 'UTUH: semua baris yang disegel masih seperti saat disegel.'
      : `TIDAK UTUH: ${report.findingCount} temuan.`,
  )
  return lines.join('\n')
}
