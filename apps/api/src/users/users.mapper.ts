import { staffDirectory } from '@lentera/contracts/users/staff'
import { roleGrants, users } from '@lentera/contracts/users/user'
import { mapTable } from '../platform/database/table-map.js'

export const usersTable = mapTable(users, {
  kind: null,
  columns: { username: 'text', name: 'text', password_hash: 'text', active: 'bool' },
  indexes: { username: { columns: ['username'] } },
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
