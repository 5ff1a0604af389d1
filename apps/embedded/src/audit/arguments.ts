import { readArguments } from '@lentera/config/arguments'
import { ConfigError } from '@lentera/config/config-error'
import type { Given } from '@lentera/config/settings'

export interface AuditArguments {
  readonly given: Given
  /** A file of heads or a folder with such files; null: those of the data folder. */
  readonly heads: string | null
  readonly withPayload: boolean
  readonly json: boolean
}

export const usage = `npm run audit -- verify [--data FOLDER | --database-url ALAMAT] [--heads BERKAS] [--with-payload] [--json]

  verify           memeriksa seluruh rantai segel catatan perintah dan catatan akses
  --data           folder data Lentera; basis datanya dinyalakan bila sedang mati
  --database-url   basis data yang berjalan di tempat lain
  --heads          berkas atau folder kepala segel dari luar, misalnya di stik USB
  --with-payload   membuka juga isi setiap perintah dengan kunci di folder data
  --json           baris terakhir berupa satu baris JSON`

/** @throws ConfigError in one sentence */
export function readAuditArguments(argv: readonly string[]): AuditArguments {
  const [verb, ...words] = argv
  if (verb !== 'verify') throw new ConfigError(usage)
  const at = words.findIndex((word) => word === '--heads' || word.startsWith('--heads='))
  let heads: string | null = null
  if (at >= 0) {
    const [word] = words.splice(at, 1)
    heads = word!.includes('=') ? word!.slice(word!.indexOf('=') + 1) : (words.splice(at, 1)[0] ?? '')
    if (heads === '' || heads.startsWith('--'))
      throw new ConfigError('Pilihan --heads perlu nilai, misalnya --heads=/media/usb/segel')
  }
  const { given, flags } = readArguments(words, ['with-payload', 'json'])
  return { given, heads, withPayload: flags['with-payload'], json: flags.json }
}
