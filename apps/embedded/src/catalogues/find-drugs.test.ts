import { describe, expect, it } from '@jest/globals'
import { DrugSearch } from '@lentera/domain/catalogue/search-drugs'
import { ProcedureSearch } from '@lentera/domain/catalogue/search-procedures'
import { catalogueId } from '@lentera/domain/catalogue/catalogue-id'
import { id } from '@lentera/domain/testing/samples'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { puskesmasProcedures } from '@lentera/terminology/catalogue/procedures'

const offered = { active: true, loadId: id(71) }
const drugs = puskesmasDrugs().map((drug) => ({
  ...drug,
  ...offered,
  id: catalogueId(id(1), 'drugs', drug.code),
}))
const procedures = puskesmasProcedures().map((one) => ({
  ...one,
  ...offered,
  id: catalogueId(id(1), 'procedures', one.code),
}))
const drugSearch = new DrugSearch()
const procedureSearch = new ProcedureSearch()

describe('the search for a drug', () => {
  it.each([
    ['amlo5', 'Amlodipin tab 5 mg'],
    ['amlo 10', 'Amlodipin tab 10 mg'],
    ['pct', 'Parasetamol tab 500 mg'],
    ['pct syr', 'Parasetamol sirup 120 mg/5 ml, 60 ml'],
    ['paracetamol drop', 'Parasetamol tetes 100 mg/ml, 15 ml'],
    ['amox syr', 'Amoksisilin sirup kering 125 mg/5 ml, 60 ml'],
    ['amoxicillin 500', 'Amoksisilin tab 500 mg'],
    ['amox500', 'Amoksisilin tab 500 mg'],
    ['capto 12,5', 'Kaptopril tab 12,5 mg'],
    ['captopril 25', 'Kaptopril tab 25 mg'],
    ['metformin', 'Metformin tab 500 mg'],
    ['ctm', 'Klorfeniramin maleat tab 4 mg'],
    ['dexa tab', 'Deksametason tab 0,5 mg'],
    ['dexa inj', 'Deksametason inj 5 mg/ml, 1 ml'],
    ['GG', 'Gliseril guaiakolat tab 100 mg'],
    ['asmef', 'Asam mefenamat tab 500 mg'],
    ['cotri', 'Kotrimoksazol tab 480 mg'],
    ['cipro', 'Siprofloksasin tab 500 mg'],
    ['b6', 'Vitamin B6 tab 10 mg'],
    ['vit c', 'Vitamin C tab 50 mg'],
    ['oralit', 'Oralit sachet 200 ml'],
    ['zinc', 'Zink tab dispersibel 20 mg'],
    ['ttd', 'Tablet tambah darah (besi 60 mg + asam folat 0,4 mg)'],
    ['chloramphenicol salep mata', 'Kloramfenikol salep mata 1%, 3,5 g'],
    ['suntik kb 3 bulan', 'Medroksiprogesteron inj 150 mg'],
    ['mgso4', 'Magnesium sulfat inj 40%, 25 ml'],
    ['amlodpin 5', 'Amlodipin tab 5 mg'],
    ['omeprasol', 'Omeprazol kaps 20 mg'],
    ['obat panu', 'Salep asam benzoat-salisilat (Whitfield), 30 g'],
  ])('finds by %s: %s', (typed, name) => {
    const found = drugSearch.find(drugs, typed, { limit: 5 }).map((drug) => drug.name)
    expect(found[0]).toBe(name)
  })

  it('shows no other strength than the typed one', () => {
    const found = drugSearch.find(drugs, 'amlo5', { limit: 5 }).map((drug) => drug.name)
    expect(found).toEqual(['Amlodipin tab 5 mg'])
  })

  it('shows what the person uses often first, and nothing that is no longer offered', () => {
    const favourites = new Set(['parasetamol-sirup-120-mg-5-ml-60-ml'])
    expect(drugSearch.find(drugs, 'pct', { limit: 5, favourites })[0]!.form).toBe('syrup')
    const gone = drugs.map((drug) => ({ ...drug, active: false }))
    expect(drugSearch.find(gone, 'pct', { limit: 5 })).toEqual([])
  })
})

describe('the search for a procedure', () => {
  it.each([
    ['cabut gigi', 'GIGI-CABUT-SUSU'],
    ['cabut gigi dewasa', 'GIGI-CABUT-DEWASA'],
    ['gds', 'LAB-GDS'],
    ['uap', 'NEBULIZER'],
    ['hecting', 'LUKA-JAHIT-1-5'],
    ['surat sehat', 'SURAT-SEHAT'],
    ['khitan', 'SUNAT'],
    ['gv', 'LUKA-RAWAT'],
  ])('finds by %s: %s', (typed, code) => {
    expect(procedureSearch.find(procedures, typed, { limit: 3 }).map((one) => one.code)).toContain(code)
  })
})
