import { frame } from './frame'
import { issues } from './issues'
import { problems } from './problems'
import { signIn } from './sign-in'

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
  frame,
  issues,
  problems,
  signIn,
}

export type Messages = typeof messages
