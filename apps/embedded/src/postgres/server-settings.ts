/** Sizes that depend on the machine; the defaults are those of the 4 GB box. */
export interface ServerSizes {
  maxConnections?: number
  sharedBuffers?: string
  /** Further settings by name, which win: proofs that need a server with another temper. */
  settings?: Readonly<Record<string, string>>
}

/** What the private server is started with, as `-c` arguments: no file that somebody must keep in step. */
export function serverArguments(
  port: number,
  { maxConnections = 25, sharedBuffers = '192MB', settings: further }: ServerSizes,
): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    // "Tersimpan di server" means on the disk.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    max_connections: maxConnections,
    shared_buffers: sharedBuffers,
    work_mem: '4MB',
    // An open transaction anywhere in the cluster holds back every device's pull.
    idle_in_transaction_session_timeout: '30s',
    max_prepared_transactions: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Values and statements may hold a patient's data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    ...further,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
