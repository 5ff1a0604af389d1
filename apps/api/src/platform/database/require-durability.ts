import { hasKnownPassword, type Config } from '@lentera/config/config'
import type { DataSource } from 'typeorm'

/**
 * An answer to a device means "on the disk". A cluster that says otherwise is refused outside demo and test.
 * @throws a sentence for the operator
 */
export async function requireDurability(
  dataSource: DataSource,
  { preset }: Pick<Config, 'preset'>,
): Promise<void> {
  const [settings] = (await dataSource.query(
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('server_version_num')::integer as version`,
  )) as [{ fsync: string; pages: string; version: number }]
  if (settings.version < 150_000) throw new Error('Postgres 15 atau lebih baru diperlukan.')
  if (hasKnownPassword(preset)) return
  if (settings.fsync !== 'on' || settings.pages !== 'on')
    throw new Error(
      'Postgres berjalan tanpa fsync atau full_page_writes: data dapat hilang saat listrik padam. Nyalakan keduanya.',
    )
}
