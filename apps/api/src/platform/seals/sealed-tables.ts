/**
 * What the chain covers, in the order in which a seal lists it. Every column is covered that may never change,
 * which in these tables is every column. A new column means a new format: rows sealed under an old format are
 * verified by the columns of that format.
 */
export interface SealedTable {
  readonly name: 'command_log' | 'access_log' | 'command_outcomes'
  /** Stands in every leaf, so that a row cannot be passed off as one of another table. */
  readonly mark: number
  /** Names the row, and orders the rows of one transaction. */
  readonly key: 'id' | 'no'
  readonly columns: readonly string[]
}

export const SEAL_FORMAT = 1

const commandLog: SealedTable = {
  name: 'command_log',
  mark: 1,
  key: 'id',
  columns: [
    'facility_id',
    'device_id',
    'seq',
    'via',
    'name',
    'v',
    'hash',
    'sig',
    'actor_id',
    'unit',
    'occurred_at',
    'clock_suspect',
    'received_at',
    'outcome',
    'issues',
    'merged',
    'result',
  ],
}

const accessLog: SealedTable = {
  name: 'access_log',
  mark: 2,
  key: 'id',
  columns: [
    'facility_id',
    'row_version',
    'person',
    'patient_id',
    'purpose',
    'screen',
    'at',
    'device_id',
    'command_id',
    'opened',
  ],
}

const commandOutcomes: SealedTable = {
  name: 'command_outcomes',
  mark: 3,
  key: 'no',
  columns: ['facility_id', 'id', 'judged_at', 'outcome', 'issues', 'merged', 'result', 'cause'],
}

/** The tables of format 1. */
export const sealedTables: readonly SealedTable[] = [commandLog, accessLog, commandOutcomes]

/** Session settings under which `COPY` writes a row the same on every server, whatever its defaults. */
export const rowTextSettings: Readonly<Record<string, string>> = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  client_encoding: 'UTF8',
}
