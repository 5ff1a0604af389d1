import type { MigrationInterface } from 'typeorm'
import { SyncLog1763700000001 } from './1763700000001-sync-log.js'
import { PeopleAndDevices1763700000002 } from './1763700000002-people-and-devices.js'
import { OutpatientVisit1763700000003 } from './1763700000003-outpatient-visit.js'
import { Seals1763700000004 } from './1763700000004-seals.js'
import { Conflicts1763700000005 } from './1763700000005-conflicts.js'
import { Epochs1763700000006 } from './1763700000006-epochs.js'
import { PackedChunks1763700000007 } from './1763700000007-packed-chunks.js'
import { Scopes1763700000009 } from './1763700000009-scopes.js'
import { NumbersAndDevices1763700000010 } from './1763700000010-numbers-and-devices.js'
import { Catalogues1763700000011 } from './1763700000011-catalogues.js'
import { Queue1763700000012 } from './1763700000012-queue.js'
import { Examination1763700000013 } from './1763700000013-examination.js'
import { Prescribing1763700000014 } from './1763700000014-prescribing.js'
import { Stock1763700000015 } from './1763700000015-stock.js'
import { Intake1763700000016 } from './1763700000016-intake.js'
import { RegistrationDesk1763700000017 } from './1763700000017-registration-desk.js'
import { SickLetters1763700000018 } from './1763700000018-sick-letters.js'
import { Administrators1763700000036 } from './1763700000036-administrators.js'
import { Deliveries1763700000037 } from './1763700000037-deliveries.js'
import { StaffNumbers1763700000038 } from './1763700000038-staff-numbers.js'

/** The one ordered list. A migration that was released is never edited. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  SyncLog1763700000001,
  PeopleAndDevices1763700000002,
  OutpatientVisit1763700000003,
  Seals1763700000004,
  Conflicts1763700000005,
  Epochs1763700000006,
  PackedChunks1763700000007,
  Scopes1763700000009,
  NumbersAndDevices1763700000010,
  Catalogues1763700000011,
  Queue1763700000012,
  Examination1763700000013,
  Prescribing1763700000014,
  Stock1763700000015,
  Intake1763700000016,
  RegistrationDesk1763700000017,
  SickLetters1763700000018,
  Administrators1763700000036,
  Deliveries1763700000037,
  StaffNumbers1763700000038,
]
