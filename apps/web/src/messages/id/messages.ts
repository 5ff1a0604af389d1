import { amend } from './amend'
import { frame } from './frame'
import { issues } from './issues'
import { intake } from './intake'
import { link } from './link'
import { loket } from './loket'
import { move } from './move'
import { outreach } from './outreach'
import { patient } from './patient'
import { personForm } from './person-form'
import { problems } from './problems'
import { reviews } from './reviews'
import { saving } from './saving'
import { signIn } from './sign-in'
import { syncStatus } from './sync-status'
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
  frame,
  intake,
  issues,
  link,
  loket,
  move,
  outreach,
  patient,
  personForm,
  problems,
  reviews,
  saving,
  signIn,
  syncStatus,
  waiting,
}

export type Messages = typeof messages
