import { describe, expect, it } from '@jest/globals'
import { routeOf } from './codes/drug-routes.js'
import { quantitySystems } from './codes/quantity-systems.js'
import { toDosage } from './dosage.js'
import { drugQuantity } from './drug-quantity.js'
import { toDispensedMedication, toPrescribedMedication } from './medication.js'
import { toMedicationDispense } from './medication-dispense.js'
import { toMedicationRequest } from './medication-request.js'
import { signaWords } from './signa-words.js'
import { id } from './testing/id.js'
import { aMapping } from './testing/mapping.js'
import {
  aCream,
  aDispense,
  aDrug,
  aLine,
  aPrescription,
  aSigna,
  aSyrup,
  aSyrupLine,
  aWeakerTablet,
} from './testing/medicines.js'

describe('a signa in words', () => {
  it.each([
    ['3 kali sehari 1 tablet sesudah makan', aSigna({ timing: 'after_meal' })],
    ['2 kali sehari ½ tablet', aSigna({ dose: 0.5, timesPerDay: 2 })],
    [
      'tiap 8 jam 1½ sendok takar (7,5 ml)',
      aSigna({ dose: 1.5, doseUnit: 'cth', timesPerDay: null, everyHours: 8 }),
    ],
    [
      '1 kali sehari 1 sendok makan (15 ml) sebelum tidur',
      aSigna({ doseUnit: 'C', timesPerDay: 1, timing: 'bedtime' }),
    ],
    ['3 kali sehari 2,4 ml bila perlu', aSigna({ dose: 2.4, doseUnit: 'ml', prn: true })],
    [
      '1 oles obat luar (tipis-tipis)',
      aSigna({ doseUnit: 'oles', timesPerDay: null, external: true, text: 'tipis-tipis' }),
    ],
  ])('is: %s', (words, signa) => {
    expect(signaWords(signa)).toBe(words)
  })
})

describe('a signa in fields', () => {
  const dosage = (change: Parameters<typeof aSigna>[0]) =>
    toDosage(aSigna(change), aDrug(), quantitySystems.requestDose)

  it('tells how often, and around which meal', () => {
    expect(dosage({ timing: 'before_meal' }).timing?.repeat).toEqual({
      frequency: 3,
      period: 1,
      periodUnit: 'd',
      when: ['AC'],
    })
    expect(dosage({ timesPerDay: null, everyHours: 6 }).timing?.repeat).toEqual({
      frequency: 1,
      period: 6,
      periodUnit: 'h',
    })
  })

  it('says nothing of a time that nobody told', () => {
    const { timing, asNeededBoolean } = dosage({ timesPerDay: null, prn: true })
    expect(timing).toBeUndefined()
    expect(asNeededBoolean).toBe(true)
  })

  it('gives no route to a drug that nobody knows, to what is breathed and to what is not smeared', () => {
    expect(toDosage(aSigna(), null, []).route).toBeUndefined()
    expect(routeOf({ route: 'inhalation', form: 'inhalation' })).toBeNull()
    expect(routeOf({ route: 'topical', form: 'other' })).toBeNull()
    expect(routeOf({ route: 'eye', form: 'eye_drops' })?.coding?.[0]?.code).toBe('ocular')
  })
})

describe('an amount', () => {
  const bottle = { unit: 'botol', packageOf: 'syrup' } as const

  it('of bottles has the code that each place takes', () => {
    expect(drugQuantity(1, bottle, quantitySystems.requestQuantity)).toMatchObject({ code: '419672006' })
    expect(drugQuantity(1, bottle, quantitySystems.dispenseQuantity)).toMatchObject({ code: 'SYRUP' })
  })

  it('in spoons is one in millilitres, with a code or without', () => {
    const spoons = { unit: 'cth', packageOf: null }
    expect(drugQuantity(0.5, spoons, quantitySystems.requestDose)).toEqual({
      value: 2.5,
      unit: 'ml',
      system: 'http://unitsofmeasure.org',
      code: 'mL',
    })
    expect(drugQuantity(0.5, spoons, quantitySystems.dispenseDose)).toEqual({ value: 2.5, unit: 'ml' })
  })

  it('stays a word where no code fits: a bottle of eye drops is not one drop', () => {
    const drops = { unit: 'botol', packageOf: 'eye_drops' } as const
    expect(drugQuantity(1, drops, quantitySystems.dispenseQuantity)).toEqual({ value: 1, unit: 'botol' })
  })
})

describe('a medication', () => {
  it('of a liquid has its strength in millilitres, of a tablet in one', () => {
    const strength = (drug: ReturnType<typeof aDrug>) =>
      toPrescribedMedication(aLine({ drugId: drug.id }), drug, aMapping()).resource.ingredient?.[0]?.strength
    expect(strength(aSyrup())?.denominator).toMatchObject({ value: 5, code: 'mL' })
    expect(strength(aDrug())?.denominator).toMatchObject({ value: 1, code: 'TAB' })
    expect(strength(aCream())).toBeUndefined()
  })

  it('of a drug that is in no list any more has its code and nothing that nobody knows', () => {
    const { form, ingredient, code } = toPrescribedMedication(aLine(), null, aMapping()).resource
    expect([form, ingredient]).toEqual([undefined, undefined])
    expect(code?.coding?.[0]?.code).toBe('92999001')
  })

  it('waits until somebody matched the drug, and each ingredient', () => {
    const missing = (name: string) => () => toPrescribedMedication(aLine(), aDrug(), aMapping([name]))
    expect(missing(`catalogue_drugs:${id(100)}:kfa`)).toThrow('no kfa known')
    expect(missing('substances:parasetamol:kfa')).toThrow('no kfa known')
  })

  it('has the batch that was given, as far as somebody knows it', () => {
    const batch = (known: Parameters<typeof toDispensedMedication>[2]) =>
      toDispensedMedication(aDispense(), aDrug(), known, aMapping()).resource.batch
    expect(batch({ batchNumber: 'A1', expiresOn: null })).toEqual({ lotNumber: 'A1' })
    expect(batch({ batchNumber: null, expiresOn: null })).toBeUndefined()
    expect(batch(null)).toBeUndefined()
  })
})

describe('a prescription', () => {
  it('that was taken back is cancelled', () => {
    const taken = toMedicationRequest(aPrescription({ status: 'cancelled' }), aLine(), aDrug(), aMapping())
    expect(taken.resource.status).toBe('cancelled')
  })

  it('has a number of its own for each line', () => {
    const number = (line: ReturnType<typeof aLine>) =>
      toMedicationRequest(aPrescription(), line, null, aMapping()).identifier
    expect(number(aLine())).not.toBe(number(aSyrupLine()))
  })

  it('says for how many days only where the doctor did', () => {
    const supply = (days: number | null) =>
      toMedicationRequest(aPrescription(), aLine({ days }), aDrug(), aMapping()).resource.dispenseRequest
        ?.expectedSupplyDuration
    expect(supply(5)).toMatchObject({ value: 5, code: 'd' })
    expect(supply(null)).toBeUndefined()
  })

  it('carries the notes of the whole and of the line', () => {
    const { note } = toMedicationRequest(
      aPrescription({ note: 'Kontrol tiga hari lagi' }),
      aLine({ note: 'Habiskan' }),
      aDrug(),
      aMapping(),
    ).resource
    expect(note).toEqual([{ text: 'Kontrol tiga hari lagi' }, { text: 'Habiskan' }])
  })
})

describe('handing over', () => {
  const given = (
    row: Parameters<typeof aDispense>[0],
    facts: { line?: ReturnType<typeof aLine>; drug?: ReturnType<typeof aDrug> } = {},
  ) =>
    toMedicationDispense(
      { row: aDispense(row), line: aLine(), drug: aDrug(), unit: null, ...facts },
      aMapping(),
    )

  it('from two batches is two resources with a number each, for one request', () => {
    const [one, other] = [given({ quantity: 10, covers: 10 }), given({ id: id(65), quantity: 5, covers: 5 })]
    expect(one.identifier).not.toBe(other.identifier)
    expect(one.resource.authorizingPrescription).toEqual(other.resource.authorizingPrescription)
    expect([one, other].map(({ resource }) => resource.daysSupply?.value)).toEqual([3.33, 1.67])
  })

  it('of another strength counts the tablets that were given', () => {
    const { resource } = given({ drugId: id(102), quantity: 30, covers: 15 }, { drug: aWeakerTablet() })
    expect(resource.dosageInstruction?.[0]?.patientInstruction).toBe('3 kali sehari 2 tablet sesudah makan')
    expect(resource.substitution?.wasSubstituted).toBe(true)
  })

  it('of another drug than the millilitres speak of says no dose', () => {
    const { resource } = given(
      { drugId: id(100), lineId: id(48), quantity: 10, covers: 1 },
      { line: aSyrupLine() },
    )
    expect(resource.dosageInstruction).toBeUndefined()
  })

  it('tells no time of preparing, because nobody wrote one down', () => {
    expect(given({}).resource.whenPrepared).toBeUndefined()
    expect(given({}).resource.whenHandedOver).toBe('2026-11-20T00:08:00+00:00')
  })
})
