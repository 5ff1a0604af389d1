import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The NIK of a member of staff, sealed like a patient's; nobody is looked for by it here, so it has no blind index. */
export class StaffNumbers1763700000038 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table users add column nik_sealed bytea`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table users drop column nik_sealed`)
  }
}
