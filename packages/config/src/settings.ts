/** A setting a person may give: as `--option` or as an environment variable, always as text. */
export interface Setting {
  key:
    | 'port'
    | 'data'
    | 'preset'
    | 'databaseUrl'
    | 'redisUrl'
    | 'chromium'
    | 'lang'
    | 'sealExportFolder'
    | 'internetTargets'
    | 'satusehat'
  option: string
  variable: string
}

export const settings: readonly Setting[] = [
  { key: 'port', option: 'port', variable: 'LENTERA_PORT' },
  { key: 'data', option: 'data', variable: 'LENTERA_DATA' },
  { key: 'preset', option: 'preset', variable: 'LENTERA_PRESET' },
  { key: 'databaseUrl', option: 'database-url', variable: 'LENTERA_DATABASE_URL' },
  { key: 'redisUrl', option: 'redis-url', variable: 'LENTERA_REDIS_URL' },
  { key: 'chromium', option: 'chromium', variable: 'LENTERA_CHROMIUM' },
  { key: 'lang', option: 'lang', variable: 'LENTERA_LANG' },
  { key: 'internetTargets', option: 'internet-targets', variable: 'LENTERA_INTERNET_TARGETS' },
  { key: 'satusehat', option: 'satusehat', variable: 'LENTERA_SATUSEHAT' },
  { key: 'sealExportFolder', option: 'seal-export-folder', variable: 'LENTERA_SEAL_EXPORT_FOLDER' },
]

export type Given = Partial<Record<Setting['key'], string>>
