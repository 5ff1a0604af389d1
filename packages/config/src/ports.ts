// One block of ports: the hospital, its sandbox, its private Postgres.
const SANDBOX_OFFSET = 1
const POSTGRES_OFFSET = 2

export const POSTGRES_DEFAULT_PORT = 5432
export const HIGHEST_PORT = 65_535 - POSTGRES_OFFSET

export const sandboxPort = (port: number) => port + SANDBOX_OFFSET
export const postgresPort = (port: number) => port + POSTGRES_OFFSET
