import type { DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { puskesmasDiagnoses } from '@lentera/terminology/catalogue/diagnoses'

const qualities = ['akut', 'kronik', 'berulang', 'ringan', 'berat', 'dengan komplikasi', 'tanpa komplikasi']
const inEnglish = [
  'acute',
  'chronic',
  'recurrent',
  'mild',
  'severe',
  'with complication',
  'without complication',
]
const sites = [
  'kepala',
  'leher',
  'bahu',
  'lengan atas',
  'tangan',
  'dada',
  'perut',
  'panggul',
  'tungkai',
  'kaki',
]
const sitesInEnglish = [
  'head',
  'neck',
  'shoulder',
  'upper arm',
  'hand',
  'chest',
  'abdomen',
  'pelvis',
  'leg',
  'foot',
]

/**
 * A list as long as the whole classification, made of our own: each code again with qualities and sites, and without
 * lay words. The codes are invented.
 */
export function manyDiagnoses(count: number): DiagnosisEntry[] {
  const own = puskesmasDiagnoses()
  return Array.from({ length: count }, (_, at) => {
    const entry = own[at % own.length]!
    const turn = Math.floor(at / own.length)
    if (turn === 0) return entry
    const [quality, site] = [turn % qualities.length, (turn * 3 + at) % sites.length]
    return {
      code: `${entry.code}${entry.code.includes('.') ? '' : '.'}${String(turn).padStart(2, '0')}`,
      name: `${entry.name}, ${qualities[quality]}, ${sites[site]}`,
      english: entry.english && `${entry.english}, ${inEnglish[quality]}, ${sitesInEnglish[site]}`,
      words: '',
    }
  })
}
