import { v5 } from 'uuid'
import type { Id } from '@lentera/contracts/kernel/id'

/**
 * Id of a row that a rule makes for a command (UUID version 5): device and server write the same row.
 * @param label what the row is to the command: `ticket`, `identifier:nik`
 */
export const idFrom = (commandId: Id, label: string): Id => v5(label, commandId)
