import type { DoseLimits, DrugEntry, DrugForm, DrugRoute } from '@lentera/contracts/catalogue/drug'
import { usualForm } from './forms.js'
import { partsOfLength } from './lines.js'

const noLimits: DoseLimits = {
  minMgPerKgDose: null,
  maxMgPerKgDose: null,
  maxMgPerKgDay: null,
  maxMgDose: null,
  maxMgDay: null,
}

/**
 * Reads a compact list of drugs. Parts of a line:
 * name | `substance 500 + substance 125/5` (milligrams a unit, or in so many ml; `-`: not in milligrams)
 * | `form ml >route @unit` | classes | pregnancy | `kg least-most day, dose day` in milligrams, `-`: none | flags | words
 * @throws when a line does not say this
 */
export const readDrugs = (text: string): DrugEntry[] => partsOfLength(text, 8).map(readDrug)

function readDrug(parts: readonly string[]): DrugEntry {
  const [name, holds, how, classes, pregnancy, limits, flags, words] = parts as [
    string,
    string,
    string,
    string,
    DrugEntry['pregnancy'],
    string,
    string,
    string,
  ]
  const form = how.split(' ')[0] as DrugForm
  const [unit, route] = usualForm[form]
  const ingredients = holds.split(' + ').map(readIngredient)
  const millilitres = /^\S+ ([\d.]+)/.exec(how)?.[1]
  return {
    code: codeOf(name),
    name,
    generic: ingredients.map(({ substance }) => substance).join(' + '),
    form,
    unit: /@(\S+)/.exec(how)?.[1] ?? unit,
    route: (/>(\S+)/.exec(how)?.[1] as DrugRoute | undefined) ?? route,
    ingredients,
    bottleMl: millilitres === undefined ? null : Number(millilitres),
    classes: listOf(classes),
    pregnancy,
    limits: readLimits(limits),
    flags: listOf(flags),
    words,
  }
}

const listOf = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** `Amoksisilin tab 500 mg` -> `amoksisilin-tab-500-mg`; what stands in brackets explains. */
const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ \(.*\)/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function readIngredient(text: string): DrugEntry['ingredients'][number] {
  const [, substance, amount, millilitres] = /^(.+) (?:-|([\d.]+)(?:\/([\d.]+))?)$/.exec(text) ?? []
  if (substance === undefined) throw new Error(`no ingredient: ${text}`)
  return {
    substance,
    amountMg: amount === undefined ? null : Number(amount),
    perMl: millilitres === undefined ? null : Number(millilitres),
  }
}

function readLimits(text: string): DoseLimits {
  if (text === '') return noLimits
  const found = /^kg (?:([\d.]+)-([\d.]+)|- ([\d.]+|-)) ([\d.]+|-), ([\d.]+|-) ([\d.]+|-)$/.exec(text)
  if (!found) throw new Error(`no limits: ${text}`)
  const [least, most, mostAlone, day, dose, whole] = found
    .slice(1)
    .map((part) => (part === undefined || part === '-' ? null : Number(part)))
  return {
    minMgPerKgDose: least!,
    maxMgPerKgDose: most ?? mostAlone!,
    maxMgPerKgDay: day!,
    maxMgDose: dose!,
    maxMgDay: whole!,
  }
}
