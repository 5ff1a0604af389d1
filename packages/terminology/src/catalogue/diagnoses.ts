import type { DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { bellySkinBones } from './diagnoses/belly-skin-bones.js'
import { body } from './diagnoses/body.js'
import { infections } from './diagnoses/infections.js'
import { motherChild } from './diagnoses/mother-child.js'
import { sensesHeartBreath } from './diagnoses/senses-heart-breath.js'
import { signsInjuriesContacts } from './diagnoses/signs-injuries-contacts.js'
import { partsOfLength } from './lines.js'

const chapters = [infections, body, sensesHeartBreath, bellySkinBones, motherChild, signsInjuriesContacts]

/**
 * The codes of ICD-10 that a Puskesmas uses, named in our own words with what people say for them. The whole
 * classification is loaded from a file by whoever may use it; lay words stay with their codes then.
 */
export const puskesmasDiagnoses = (): DiagnosisEntry[] =>
  chapters
    .flatMap((text) => partsOfLength(text, 4))
    .map(([code, name, english, words]) => ({
      code: code!,
      name: name!,
      english: english === '' ? null : english!,
      words: words!,
    }))
