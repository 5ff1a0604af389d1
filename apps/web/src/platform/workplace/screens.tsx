import type { Grant } from '@lentera/contracts/users/auth'
import type { Role } from '@lentera/contracts/users/roles'
import {
  Backpack,
  ClipboardPlus,
  CloudUpload,
  FileUp,
  LibraryBig,
  ListChecks,
  ListOrdered,
  ListTodo,
  MonitorSmartphone,
  Stethoscope,
  Package,
  Pill,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react'
import type { ReactNode } from 'react'

export type ScreenId =
  | 'loket'
  | 'waiting'
  | 'intake'
  | 'examination'
  | 'pharmacy'
  | 'stock'
  | 'unfinished'
  | 'outreach'
  | 'reviews'
  | 'devices'
  | 'staff'
  | 'import'
  | 'lists'
  | 'sync'

export interface Screen {
  readonly id: ScreenId
  readonly href: string
  readonly icon: ReactNode
  /** null: everybody. */
  readonly roles: readonly Role[] | null
}

/** In the order of the day. */
const SCREENS: readonly Screen[] = [
  { id: 'loket', href: '/loket/', icon: <UserRoundPlus size={20} />, roles: ['receptionist', 'nurse'] },
  {
    id: 'waiting',
    href: '/tunggu/',
    icon: <ListOrdered size={20} />,
    roles: ['receptionist', 'nurse', 'doctor'],
  },
  { id: 'intake', href: '/kajian/', icon: <ClipboardPlus size={20} />, roles: ['nurse', 'doctor'] },
  { id: 'examination', href: '/periksa/', icon: <Stethoscope size={20} />, roles: ['doctor'] },
  { id: 'pharmacy', href: '/obat/', icon: <Pill size={20} />, roles: ['pharmacist'] },
  { id: 'stock', href: '/stok/', icon: <Package size={20} />, roles: ['pharmacist'] },
  {
    id: 'unfinished',
    href: '/belum/',
    icon: <ListTodo size={20} />,
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist'],
  },
  { id: 'outreach', href: '/luar/', icon: <Backpack size={20} />, roles: ['nurse', 'doctor'] },
  { id: 'reviews', href: '/dicek/', icon: <ListChecks size={20} />, roles: null },
  { id: 'devices', href: '/perangkat/', icon: <MonitorSmartphone size={20} />, roles: ['it_admin'] },
  { id: 'staff', href: '/petugas/', icon: <UsersRound size={20} />, roles: ['it_admin'] },
  { id: 'import', href: '/impor/', icon: <FileUp size={20} />, roles: ['it_admin'] },
  { id: 'lists', href: '/impor-daftar/', icon: <LibraryBig size={20} />, roles: ['it_admin'] },
  { id: 'sync', href: '/kirim/', icon: <CloudUpload size={20} />, roles: null },
]

/** Only what the person may do. */
export const screensOf = (grants: readonly Grant[]): readonly Screen[] =>
  SCREENS.filter(({ roles }) => roles === null || grants.some(({ role }) => roles.includes(role)))

/** Whether somebody works with patients; who does not is shown no names. */
export const worksWithPatients = (grants: readonly Grant[]): boolean =>
  screensOf(grants).some(
    ({ id }) => id === 'loket' || id === 'waiting' || id === 'intake' || id === 'pharmacy',
  )

/** Whether somebody works at the desk, where new people are made and every hit of the search opens. */
export const worksAtDesk = (grants: readonly Grant[]): boolean =>
  screensOf(grants).some(({ id }) => id === 'loket')

/** False for roles whose own screens do not exist yet: they see what everybody sees. */
export const hasWorkScreen = (grants: readonly Grant[]): boolean =>
  screensOf(grants).some(({ roles }) => roles !== null)
