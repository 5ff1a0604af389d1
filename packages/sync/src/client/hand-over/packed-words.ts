/**
 * Words that a code writes as one byte: keys and choices of the records a ticket carries most. Their places are
 * part of the code's format 1. New words may be added at the end (an older build then cannot read codes that use
 * them), up to 128; none is ever moved or taken away. A word that is missing here costs its letters, nothing else.
 */
export const packedWords: readonly string[] = [
  // Keys of a record.
  ...['fmt', 'id', 'name', 'v', 'refs', 'deps', 'repairs', 'deviceId', 'unit', 'at', 'actor', 'args', 'from'],
  ...['overrides', 'salt', 'sig', 'entity', 'baseVersion', 'device', 'offsetMs', 'offsetAgeS', 'confidence'],
  ...['startId', 'userId', 'guest', 'profession', 'vouchedBy', 'code', 'reason', 'origin', 'seq', 'record'],
  ...['ntp', 'operator', 'guessed'],
  // A registration.
  ...[
    'patients.register',
    'patientId',
    'medicalRecordNumber',
    'demographics',
    'nik',
    'bpjsCard',
    'familyCard',
  ],
  ...['phone', 'title', 'sex', 'birthDate', 'birthDateEstimated', 'motherName', 'responsible', 'address'],
  ...['villageCode', 'hamlet', 'rt', 'rw', 'street', 'noNikReason', 'payer', 'religion', 'education'],
  ...[
    'occupation',
    'maritalStatus',
    'bloodGroup',
    'relation',
    'male',
    'female',
    'tn',
    'ny',
    'nn',
    'an',
    'by',
  ],
  ...['bpjs', 'general', 'free', 'not_issued', 'card_lost', 'newborn', 'islam', 'protestant', 'catholic'],
  ...['parent', 'spouse', 'child', 'primary', 'junior', 'senior', 'single', 'married'],
  // A visit, and what follows at the desk.
  ...[
    'visits.open',
    'visits.move',
    'patients.amend',
    'visitId',
    'kind',
    'sick',
    'ticket',
    'seen',
    'outpatient',
  ],
  ...['emergency', 'umum', 'kia', 'gigi', 'all', 'set'],
]
