import { type CatalogueDrug, DrugEntry, type DrugIngredient } from '@lentera/contracts/catalogue/drug'
import { ListCode } from '@lentera/contracts/catalogue/entry'
import { formNamed, usualForm } from '@lentera/terminology/catalogue/forms'
import { type Cells, codeOfName, phrases } from './cells'
import type { Refusal } from './refusal'

const noLimits = {
  minMgPerKgDose: null,
  maxMgPerKgDose: null,
  maxMgPerKgDay: null,
  maxMgDose: null,
  maxMgDay: null,
}

/**
 * A line of a list of drugs seldom says what warnings need: amounts, groups, limits. What is known of the code
 * stays, unless a column says otherwise; of a new drug it is unknown, never guessed.
 */
export function readDrug(cells: Cells, known: (code: string) => CatalogueDrug | null): DrugEntry | Refusal {
  const name = cells('name') ?? ''
  if (name === '') return 'name_missing'
  const code = cells('code') || codeOfName(name)
  if (!ListCode.safeParse(code).success) return 'code_wrong'
  const before = known(code)
  const form = formNamed(cells('form') || name) ?? before?.form ?? 'other'
  const isSameForm = before?.form === form
  const [unit, route] = isSameForm ? [before.unit, before.route] : usualForm[form]
  const ingredients = ingredientsOf(cells('ingredients'), before)
  if (ingredients === null) return 'ingredients_wrong'
  const entry: DrugEntry = {
    code,
    name,
    generic: cells('generic')?.toLowerCase() || before?.generic || name.toLowerCase(),
    form,
    unit: cells('unit')?.toLowerCase() || unit,
    route,
    ingredients,
    bottleMl: before?.bottleMl ?? null,
    classes: classesOf(cells('classes')) ?? before?.classes ?? [],
    pregnancy: before?.pregnancy ?? 'unknown',
    limits: before?.limits ?? noLimits,
    flags: before?.flags ?? [],
    words: phrases(cells('words')),
  }
  return DrugEntry.safeParse(entry).success ? entry : 'too_long'
}

/** `amoksisilin 500 mg + asam klavulanat 125 mg`, `parasetamol 120 mg/5 ml`. @returns null for what is none */
export function ingredientsOf(
  written: string | null,
  before: Pick<CatalogueDrug, 'ingredients'> | null,
): DrugIngredient[] | null {
  if (!written) return [...(before?.ingredients ?? [])]
  const found = written.split('+').map((part) => {
    const [, substance, amount, unit, per] =
      /^\s*(.+?)\s+([\d.,]+)\s*(mg|g|mcg)(?:\s*\/\s*([\d.,]*)\s*ml)?\s*$/i.exec(part) ?? []
    if (!substance || !amount || !unit) return null
    const times = { g: 1000, mg: 1, mcg: 0.001 }[unit.toLowerCase()]!
    const amountMg = Math.round(numberOf(amount) * times * 100_000) / 100_000
    const perMl = per === undefined ? null : per === '' ? 1 : numberOf(per)
    return Number.isFinite(amountMg) ? { substance: substance.toLowerCase(), amountMg, perMl } : null
  })
  return found.some((one) => one === null) ? null : (found as DrugIngredient[])
}

/** The comma parts the whole from the rest, as people write it here. */
const numberOf = (text: string): number => Number(text.replace(',', '.'))

const classesOf = (text: string | null): string[] | null =>
  text
    ? text
        .toLowerCase()
        .split(/[,;]/)
        .map((one) => one.trim().replace(/[^a-z0-9]+/g, '_'))
        .filter((one) => /^[a-z]/.test(one))
    : null
