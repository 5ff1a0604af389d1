import { amend } from './amend'
import { catalogue } from './catalogue'
import { clock } from './clock'
import { danger } from './danger'
import { devices } from './devices'
import { examination } from './examination'
import { frame } from './frame'
import { help } from './help'
import { importing } from './importing'
import { issues } from './issues'
import { intake } from './intake'
import { keeping } from './keeping'
import { link } from './link'
import { loket } from './loket'
import { move } from './move'
import { outreach } from './outreach'
import { patient } from './patient'
import { personForm } from './person-form'
import { pharmacy } from './pharmacy'
import { print } from './print'
import { prioritise } from './prioritise'
import { prescribing } from './prescribing'
import { problems } from './problems'
import { rescue } from './rescue'
import { reviews } from './reviews'
import { saving } from './saving'
import { serverRead } from './server-read'
import { signIn } from './sign-in'
import { staff } from './staff'
import { stock } from './stock'
import { syncStatus } from './sync-status'
import { ticket } from './ticket'
import { unfinished } from './unfinished'
import { waiting } from './waiting'

/**
 * Every sentence people read. Indonesian only; another language is another folder of this shape. Codes of
 * issues and problems are the keys below `issues` and `problems`, dots being levels.
 */
export const messages = {
  aria: {
    closeList: 'Tutup',
    choose: 'Pilih',
    openMenuByLongPress: 'Tekan lama untuk membuka menu',
  },
  amend,
  catalogue,
  clock,
  danger,
  devices,
  examination,
  frame,
  intake,
  help,
  importing,
  issues,
  keeping,
  link,
  loket,
  move,
  outreach,
  patient,
  personForm,
  pharmacy,
  print,
  prioritise,
  prescribing,
  problems,
  rescue,
  reviews,
  saving,
  serverRead,
  signIn,
  staff,
  stock,
  syncStatus,
  ticket,
  unfinished,
  waiting,
}

export type Messages = typeof messages
