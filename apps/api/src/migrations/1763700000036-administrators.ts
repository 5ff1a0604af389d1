import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who holds a role, so that nobody takes the last administrator's. */
export class Administrators1763700000036 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index role_grants_role on role_grants (role)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index role_grants_role`)
  }
}
