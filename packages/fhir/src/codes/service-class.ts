import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

/** A Puskesmas knows one class of outpatient care. Source: SATUSEHAT playbook, Location and Encounter.location. */
export const regularClass = concept(coding(systems.serviceClassOutpatient, 'reguler', 'Kelas Reguler'))
/** Nobody moved to another class. */
export const sameClass = concept(coding(systems.upgradeClass, 'kelas-tetap', 'Kelas Tetap Perawatan'))
