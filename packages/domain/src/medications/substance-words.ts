/** A name as people write it, in the spelling of the national formulary: `Amoxicillin` is `amoksisilin`. */
export function plainSpelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z ]+/g, ' ')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ch/g, 'k')
    .replace(/y/g, 'i')
    .replace(/x/g, 'ks')
    .replace(/c(?=[ei])/g, 's')
    .replace(/c/g, 'k')
    .replace(/([a-z])\1/g, '$1')
    .replace(/e\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What people call a substance, in plain spelling, and the name it has here. */
const SYNONYMS: Readonly<Record<string, string>> = {
  pkt: 'parasetamol',
  pst: 'parasetamol',
  asetaminofen: 'parasetamol',
  sanmol: 'parasetamol',
  panadol: 'parasetamol',
  ktm: 'klorfeniramin',
  klorfeniramin: 'klorfeniramin',
  klorfenamin: 'klorfeniramin',
  'klorfeniramin maleat': 'klorfeniramin',
  antalgin: 'metamizol',
  novalgin: 'metamizol',
  dipiron: 'metamizol',
  metampiron: 'metamizol',
  'natrium metamizol': 'metamizol',
  aspirin: 'asetosal',
  asetosal: 'asetosal',
  aspilet: 'asetosal',
  'asam asetilsalisilat': 'asetosal',
  ponstan: 'asam mefenamat',
  mefenamat: 'asam mefenamat',
  'mefenamik asid': 'asam mefenamat',
  'as mefenamat': 'asam mefenamat',
  diklofenak: 'natrium diklofenak',
  'na diklofenak': 'natrium diklofenak',
  'diklofenak natrium': 'natrium diklofenak',
  voltaren: 'natrium diklofenak',
  amoksan: 'amoksisilin',
  amoksilin: 'amoksisilin',
  amoksil: 'amoksisilin',
  pnk: 'penisilin',
  penisilin: 'penisilin',
  'benzatin penisilin': 'benzatin benzilpenisilin',
  baktrim: 'kotrimoksazol',
  kotrim: 'kotrimoksazol',
  sanprima: 'kotrimoksazol',
  sipro: 'siprofloksasin',
  deksa: 'deksametason',
  inh: 'isoniazid',
  rifampin: 'rifampisin',
}

/** Classes an allergy speaks of by the name of the class. */
const CLASS_NAMES: Readonly<Record<string, string>> = {
  penisilin: 'penicillin',
  sefalosporin: 'cephalosporin',
  sulfa: 'sulfonamide',
  sulfonamid: 'sulfonamide',
  sulfonamida: 'sulfonamide',
  oain: 'nsaid',
  ain: 'nsaid',
  oains: 'nsaid',
  ains: 'nsaid',
  nsaid: 'nsaid',
  kuinolon: 'fluoroquinolone',
  fluorokuinolon: 'fluoroquinolone',
  makrolid: 'macrolide',
  tetrasiklin: 'tetracycline',
  aminoglikosida: 'aminoglycoside',
}

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  penicillin: [
    'amoksisilin',
    'ampisilin',
    'penisilin',
    'benzatin benzilpenisilin',
    'fenoksimetil penisilin',
    'kloksasilin',
    'koamoksiklav',
  ],
  cephalosporin: [
    'sefiksim',
    'sefadroksil',
    'seftriakson',
    'sefotaksim',
    'sefaleksin',
    'sefuroksim',
    'seftazidim',
  ],
  sulfonamide: ['kotrimoksazol', 'sulfametoksazol', 'sulfadiazin', 'sulfadoksin', 'sulfasalazin'],
  nsaid: [
    'asetosal',
    'ibuprofen',
    'asam mefenamat',
    'natrium diklofenak',
    'ketoprofen',
    'ketorolak',
    'meloksikam',
    'piroksikam',
    'naproksen',
    'metamizol',
  ],
  ace_inhibitor: ['kaptopril', 'lisinopril', 'ramipril', 'enalapril'],
  fluoroquinolone: ['siprofloksasin', 'levofloksasin', 'ofloksasin'],
  macrolide: ['eritromisin', 'azitromisin', 'klaritromisin', 'spiramisin'],
  tetracycline: ['doksisiklin', 'tetrasiklin', 'minosiklin'],
  aminoglycoside: ['gentamisin', 'streptomisin', 'kanamisin'],
}

/** The one name of a substance, whatever people call it. */
export const substanceNamed = (name: string): string => {
  const plain = plainSpelling(name)
  return SYNONYMS[plain] ?? plain
}

/** Classes of a substance that is known by name alone, as somebody's allergy is. */
export const classesOf = (substance: string): string[] =>
  Object.entries(MEMBERS).flatMap(([name, members]) =>
    members.some((one) => plainSpelling(one) === plainSpelling(substance)) ? [name] : [],
  )

/** The class that a word names, if it names one. */
export const classNamed = (name: string): string | undefined => CLASS_NAMES[plainSpelling(name)]
