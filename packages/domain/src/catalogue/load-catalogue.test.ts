import { describe, expect, it } from '@jest/globals'
import type { CatalogueDiagnosis, DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { LoadCatalogue, UnloadCatalogue } from '@lentera/contracts/catalogue/load'
import type { Command } from '@lentera/contracts/kernel/rule'
import { handlers } from '../registry.js'
import { aCommand, id } from '../testing/samples.js'
import { World } from '../testing/world.js'

const ours = id(71)
const theirs = id(72)
const line = (change: Partial<DiagnosisEntry> = {}): DiagnosisEntry => ({
  code: 'I10',
  name: 'Hipertensi esensial',
  english: 'Essential hypertension',
  words: 'darah tinggi, tensi tinggi',
  ...change,
})

/** A hospital and what is loaded into it, one command after another. */
const lists = () => {
  const world = new World()
  let n = 5000
  const carryOut = (command: Command, definition: typeof LoadCatalogue | typeof UnloadCatalogue) => {
    const decision = world.decide(
      handlers.find((handler) => handler.command === definition)!,
      command,
    )
    world.apply(decision.writes)
    return decision
  }
  return {
    world,
    load: (loadId: string, ...rows: DiagnosisEntry[]) =>
      carryOut(
        aCommand(
          LoadCatalogue,
          { loadId, kind: 'diagnoses', rows },
          { id: id((n += 1)) },
        ) as unknown as Command,
        LoadCatalogue,
      ),
    unload: (loadId: string, ...codes: string[]) =>
      carryOut(
        aCommand(
          UnloadCatalogue,
          { loadId, kind: 'diagnoses', codes },
          {
            id: id((n += 1)),
          },
        ) as unknown as Command,
        UnloadCatalogue,
      ),
    offered: () =>
      (world.all('catalogue_diagnoses') as unknown as CatalogueDiagnosis[])
        .filter(({ active }) => active)
        .map(({ code, name, english, words }) => ({ code, name, english, words })),
  }
}

describe('loading a list', () => {
  it('offers every line under its code, and each code once', () => {
    const { load, offered } = lists()
    load(ours, line(), line({ code: 'J06.9', name: 'ISPA akut' }), line({ name: 'Hipertensi' }))
    expect(offered()).toEqual([line({ name: 'Hipertensi' }), line({ code: 'J06.9', name: 'ISPA akut' })])
  })

  it('keeps the lay words and the English name of a code where the new list has none', () => {
    const { load, offered } = lists()
    load(ours, line())
    load(theirs, line({ name: 'Hipertensi esensial (primer)', english: null, words: '' }))
    expect(offered()).toEqual([line({ name: 'Hipertensi esensial (primer)' })])
  })

  it('keeps the same row for a code, so that what was written with it still finds it', () => {
    const { world, load } = lists()
    load(ours, line())
    const [before] = world.all('catalogue_diagnoses')
    load(theirs, line({ name: 'Baru' }))
    expect(world.all('catalogue_diagnoses').map((row) => row.id)).toEqual([before!.id])
  })

  it('changes nothing when a part of it comes a second time', () => {
    const { world, load } = lists()
    load(ours, line())
    load(theirs, line({ name: 'Baru' }))
    const rows = world.all()
    load(theirs, line({ name: 'Baru' }))
    expect(world.all()).toEqual(rows)
  })

  it('takes lines of the kind it speaks of and no others', () => {
    const args = { loadId: ours, kind: 'drugs', rows: [line()] }
    expect(LoadCatalogue.args.safeParse(args).success).toBe(false)
    expect(LoadCatalogue.args.safeParse({ ...args, kind: 'diagnoses' }).success).toBe(true)
  })
})

describe('taking a load back', () => {
  it('brings back what it wrote over and offers no more what it added', () => {
    const { load, unload, offered } = lists()
    load(ours, line())
    load(theirs, line({ name: 'Salah', words: 'salah' }), line({ code: 'J06.9', name: 'Salah juga' }))
    unload(theirs, 'I10', 'J06.9')
    expect(offered()).toEqual([line()])
  })

  it('leaves alone what a later load wrote, and codes it never had', () => {
    const { load, unload, offered } = lists()
    load(ours, line())
    load(theirs, line({ name: 'Lebih baru' }))
    expect(unload(ours, 'I10', 'K30').writes).toEqual([])
    expect(offered()).toEqual([line({ name: 'Lebih baru' })])
  })

  it('done twice is the same as done once', () => {
    const { world, load, unload } = lists()
    load(ours, line())
    load(theirs, line({ name: 'Salah' }), line({ code: 'K30', name: 'Salah' }))
    unload(theirs, 'I10', 'K30')
    const rows = world.all()
    expect(unload(theirs, 'I10', 'K30').writes).toEqual([])
    expect(world.all()).toEqual(rows)
  })

  it('can be loaded again afterwards', () => {
    const { load, unload, offered } = lists()
    load(ours, line())
    unload(ours, 'I10')
    expect(offered()).toEqual([])
    load(ours, line())
    expect(offered()).toEqual([line()])
  })
})
