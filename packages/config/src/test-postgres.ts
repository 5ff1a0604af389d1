import type { Environment } from './data-folder.js'

const TEST_POSTGRES_VARIABLE = 'LENTERA_TEST_PG'

/** Variables of `npm test` that are no settings of a hospital. */
export const TEST_VARIABLES: readonly string[] = [TEST_POSTGRES_VARIABLE, 'LENTERA_TEST_DATABASE_URL']

export type PostgresFlavour = 'auto' | 'system' | 'embedded'

/** Which Postgres the database tests run on: `npm test` runs them once on each. */
export function testPostgres(env: Environment = process.env): PostgresFlavour {
  const flavour = env[TEST_POSTGRES_VARIABLE]
  return flavour === 'system' || flavour === 'embedded' ? flavour : 'auto'
}
