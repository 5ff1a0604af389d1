import type { Id } from '@lentera/contracts/kernel/id'
import { staffDirectory } from '@lentera/contracts/users/staff'
import { roleGrants, users } from '@lentera/contracts/users/user'
import { base64, mapTable } from '../platform/database/table-map.js'
import type { Vault } from '../platform/database/vault.js'

const place = (row: Id) => ({ table: 'users', row, column: 'nik_sealed' })

/** The NIK of a member of staff as it lies in the database. */
export const openNik = (userId: Id, sealed: Buffer | null, vault: Vault): string | null =>
  sealed && vault.fields.openText(sealed, place(userId))

export const usersTable = mapTable(users, {
  kind: null,
  columns: { username: 'text', name: 'text', password_hash: 'text', active: 'bool', nik_sealed: 'bytes' },
  indexes: { username: { columns: ['username'] } },
  toRow: ({ id, nik }, vault) => ({ nik_sealed: nik ? base64(vault.fields.seal(nik, place(id))) : null }),
  fromRow: (row, vault) => ({ nik: openNik(row.id as Id, row.nik_sealed as Buffer | null, vault) }),
})

export const staffDirectoryTable = mapTable(staffDirectory, {
  kind: 'catalogue',
  columns: { name: 'text', profession: 'text', unit: 'text', active: 'bool' },
})

export const roleGrantsTable = mapTable(roleGrants, {
  kind: null,
  columns: {
    user_id: 'uuid',
    role: 'text',
    unit: 'text',
    from: 'instant',
    until: 'instant',
    granted_by: 'uuid',
  },
  indexes: { userId: { columns: ['user_id'] }, role: { columns: ['role'] } },
})
