import { PostgresError } from './postgres-error.js'

/** What an obstacle of the operating system means to the person at the keyboard. */
export function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof PostgresError) return error
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new PostgresError(`Ruang penyimpanan di ${dataDir} habis; kosongkan ruang lalu ulangi.`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PostgresError(
        `Folder data ${dataDir} tidak dapat ditulis oleh pengguna ini; jalankan sebagai pengguna yang membuatnya, ` +
          'atau pilih folder lain dengan --data.',
      )
    default:
      return error
  }
}

/** The same for a line that a Postgres program printed; unknown ones are passed on as they are. */
export function explainLine(line: string): string {
  if (/No space left on device/i.test(line)) return 'ruang penyimpanan habis'
  if (/could not (map|create).*shared memory/i.test(line)) return 'memori komputer tidak cukup'
  if (/error while loading shared libraries: ([^:\s]+)/i.test(line))
    return `pustaka sistem tidak ada (${line.trim()})`
  return line
}
