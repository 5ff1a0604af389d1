/**
 * The trigger pair of one entity table. `lentera_row_version` counts changes; `envelope` names the columns
 * whose bytes change without their meaning changing (a value sealed anew under another key).
 */
export const rowVersionTrigger = (table: string, envelope: readonly string[] = []): string => `
  create trigger ${table}_row_version before insert or update on ${table}
    for each row execute function lentera_row_version(${envelope.map((column) => `'${column}'`).join(', ')})`

/**
 * Every change of a row that devices hold is noted in `change_log`, once, in the transaction that made it;
 * an update that changed nothing is not noted. By statement: a batch writes many rows of one table.
 */
export const changeLogTriggers = (table: string): string => `
  create trigger ${table}_change_log_insert after insert on ${table} referencing new table as after_rows
    for each statement execute function lentera_change_log();
  create trigger ${table}_change_log_update after update on ${table}
    referencing old table as before_rows new table as after_rows
    for each statement execute function lentera_change_log();
  create trigger ${table}_change_log_delete after delete on ${table} referencing old table as before_rows
    for each statement execute function lentera_change_log()`
