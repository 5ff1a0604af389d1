import { join } from 'node:path'

/** Where the private Postgres keeps its things inside the data folder. */
export const layout = (dataDir: string) => ({
  cluster: join(dataDir, 'postgres'),
  unfinishedCluster: join(dataDir, 'postgres.new'),
  major: join(dataDir, 'pg-major'),
  owner: join(dataDir, 'postgres.owner'),
  log: join(dataDir, 'logs', 'postgres.log'),
  tools: join(dataDir, 'tools'),
  password: join(dataDir, 'keys', 'postgres-password'),
  adminPassword: join(dataDir, 'keys', 'postgres-admin-password'),
})
export type Layout = ReturnType<typeof layout>
