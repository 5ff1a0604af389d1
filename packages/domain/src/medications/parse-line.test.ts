import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Signa } from '@lentera/contracts/medications/signa'
import { aSigna } from '../testing/samples.js'
import { aDrug, drugs } from '../testing/sample-drugs.js'
import { orderOfLine } from './order-of-line.js'
import { parseLine } from './parse-line.js'
import { lineShorthand, lineWords } from './line-words.js'
import { signaText } from './signa-text.js'

const cream = drugs.hydrocortisoneCream
const amlodipine = drugs.amlodipine5

/** What the screen says below a line of this drug. */
const understood = (line: string, drug = drugs.paracetamol): string => {
  const order = orderOfLine(parseLine(line), drug)
  return order ? lineWords(order.signa, order.days, order.quantity, drug.unit) : 'tidak terbaca'
}

describe('a line of a prescription, as it is typed', () => {
  it.each([
    ['amlo5 1x1 30', amlodipine, '1 x sehari 1 tablet, selama 30 hari: 30 tablet'],
    ['30 amlo5 1x1', amlodipine, '1 x sehari 1 tablet, selama 30 hari: 30 tablet'],
    ['1x1 amlo5 30', amlodipine, '1 x sehari 1 tablet, selama 30 hari: 30 tablet'],
    ['pct 3x1 k/p 10', drugs.paracetamol, '3 x sehari 1 tablet bila perlu: 10 tablet'],
    ['pct 3x1 prn no. XV', drugs.paracetamol, '3 x sehari 1 tablet bila perlu: 15 tablet'],
    [
      'pct syr 3x1 cth pc 5hr',
      drugs.paracetamolSyrup,
      '3 x sehari 1 sendok takar (5 ml) sesudah makan, selama 5 hari: 2 botol',
    ],
    ['pct 3x1 pc 5 hari', drugs.paracetamol, '3 x sehari 1 tablet sesudah makan, selama 5 hari: 15 tablet'],
    ['3 x 1 pc 5 hari pct', drugs.paracetamol, '3 x sehari 1 tablet sesudah makan, selama 5 hari: 15 tablet'],
    [
      'pct 500 mg 3 dd tab I p.c. no XV',
      drugs.paracetamol,
      '3 x sehari 1 tablet sesudah makan, selama 5 hari: 15 tablet',
    ],
    ['2dd1 ac 3hr', drugs.paracetamol, '2 x sehari 1 tablet sebelum makan, selama 3 hari: 6 tablet'],
    ['s 3 dd 1 tab 4 hari', drugs.paracetamol, '3 x sehari 1 tablet, selama 4 hari: 12 tablet'],
    [
      'S.2.d.d.1 d.c. 1 minggu',
      drugs.paracetamol,
      '2 x sehari 1 tablet bersama makan, selama 7 hari: 14 tablet',
    ],
    ['metf 1-0-1 30hr', drugs.metformin, '2 x sehari 1 tablet (pagi dan malam), selama 30 hari: 60 tablet'],
    ['simva 0-0-1 10', drugs.simvastatin, '1 x sehari 1 tablet (malam), selama 10 hari: 10 tablet'],
    ['1-1-1 pc 3hr', drugs.paracetamol, '3 x sehari 1 tablet sesudah makan, selama 3 hari: 9 tablet'],
    ['pct 3x1/2 5hr', drugs.paracetamol, '3 x sehari ½ tablet, selama 5 hari: 7½ tablet'],
    ['pct 3x½ 4 hari', drugs.paracetamol, '3 x sehari ½ tablet, selama 4 hari: 6 tablet'],
    ['pct 2x1 1/2 tab 2 hari', drugs.paracetamol, '2 x sehari 1½ tablet, selama 2 hari: 6 tablet'],
    ['pct 3x0,5 k/p 5', drugs.paracetamol, '3 x sehari ½ tablet bila perlu: 5 tablet'],
    ['pct drop 3x0,6 ml 1 btl', drugs.paracetamolDrops, '3 x sehari 0,6 ml, selama 8 hari: 1 botol'],
    ['3x5ml 3hr', drugs.paracetamolSyrup, '3 x sehari 1 sendok takar (5 ml), selama 3 hari: 1 botol'],
    ['3x1 C 3hr', drugs.paracetamolSyrup, '3 x sehari 1 sendok makan (15 ml), selama 3 hari: 3 botol'],
    ['3x1 sdm 3 hari', drugs.paracetamolSyrup, '3 x sehari 1 sendok makan (15 ml), selama 3 hari: 3 botol'],
    ['3x1 5 hari', drugs.paracetamolSyrup, '3 x sehari 1 sendok takar (5 ml), selama 5 hari: 2 botol'],
    ['tiap 6 jam 1 tab 2 hari', drugs.paracetamol, 'tiap 6 jam 1 tablet, selama 2 hari: 8 tablet'],
    ['q8h 1 10', drugs.paracetamol, 'tiap 8 jam 1 tablet, selama 3 hari: 10 tablet'],
    ['pct /6jam 1 prn 10', drugs.paracetamol, 'tiap 6 jam 1 tablet bila perlu: 10 tablet'],
    ['hidrokortison s.u.e 2x1', cream, '2 x sehari 1 oles obat luar: 1 tube'],
    ['sue 2x1 2 tube', cream, '2 x sehari 1 oles obat luar: 2 tube'],
    ['kloram 4x2 tts mata kanan', drugs.chloramphenicolEye, '4 x sehari 2 tetes (mata kanan): 1 botol'],
    ['4x1 gtt kedua mata', drugs.chloramphenicolEye, '4 x sehari 1 tetes (kedua mata): 1 botol'],
    ['simva 1x1 malam 30', drugs.simvastatin, '1 x sehari 1 tablet (malam), selama 30 hari: 30 tablet'],
    ['ctm 1x1 hs 5', drugs.chlorphenamine, '1 x sehari 1 tablet sebelum tidur, selama 5 hari: 5 tablet'],
    ['amox 3x1 tab 15', drugs.amoxicillin, '3 x sehari 1 tablet, selama 5 hari: 15 tablet'],
    ['sefiksim 2x1 tab 10', drugs.cefixime, '2 x sehari 1 tablet, selama 5 hari: 10 tablet'],
    ['sekali 1', drugs.metformin, '1 tablet: 1 tablet'],
    ['amlo 1x1 1 bulan', amlodipine, '1 x sehari 1 tablet, selama 30 hari: 30 tablet'],
    ['amlo 1x1 2mgg', amlodipine, '1 x sehari 1 tablet, selama 14 hari: 14 tablet'],
    [
      'oralit 1 sachet tiap BAB cair no 6',
      aDrug('Oralit', { form: 'sachet', unit: 'sachet' }),
      '1 sachet (tiap BAB cair): 6 sachet',
    ],
    [
      '1 sachet setiap bab cair',
      aDrug('Oralit', { form: 'sachet', unit: 'sachet' }),
      '1 sachet (tiap BAB cair)',
    ],
    ['3x1', drugs.paracetamol, '3 x sehari 1 tablet'],
  ])('%s', (line, drug, words) => {
    expect(understood(line, drug)).toBe(words)
  })

  it.each([
    ['amlo5 1x1 30', 'amlo5'],
    ['amlodipin 5 1x1 30', 'amlodipin 5'],
    ['amlodipin tab 5 mg 1x1 30', 'amlodipin tab 5 mg'],
    ['3x1 vit C 10', 'vit C'],
    ['salep 2-4 s.u.e', 'salep 2-4'],
    ['antasida doen 3x1 ac 10', 'antasida doen'],
    ['10 ctm', 'ctm'],
  ])('leaves the words of the drug: %s', (line, words) => {
    expect(parseLine(line).words).toBe(words)
  })

  it('takes a number behind the name for the strength, and behind the rule for the amount', () => {
    expect(parseLine('amoksisilin 500 3x1 15')).toMatchObject({ words: 'amoksisilin 500', quantity: 15 })
    expect(parseLine('amoksisilin 500 15 3x1')).toMatchObject({ words: 'amoksisilin 500', quantity: 15 })
  })

  it('keeps what stands in quotation marks as a note', () => {
    expect(parseLine('ctm 3x1 10 "jangan menyetir"')).toMatchObject({ note: 'jangan menyetir', words: 'ctm' })
  })

  it.each([
    ['1-0-2', 'uneven_doses'],
    ['3x0', 'uneven_doses'],
    ['3x1 2x1', 'two_rules'],
    ['1-0-1 3x1', 'two_rules'],
    ['30x1', 'too_often'],
    ['3x1 10 15', 'two_amounts'],
    ['3x1 5hr 7hr', 'two_amounts'],
  ])('never guesses a dose: %s', (line, problem) => {
    expect(parseLine(line).problem).toBe(problem)
  })

  it('says that there is no rule where only a drug was typed', () => {
    expect(parseLine('amlodipin 5')).toMatchObject({ signa: null, problem: null, words: 'amlodipin 5' })
  })

  it('takes an amount that was typed before one that was computed', () => {
    expect(orderOfLine(parseLine('3x1 5hr no 20'), drugs.paracetamol)).toMatchObject({
      days: 5,
      quantity: 20,
    })
  })

  it('counts capsules as what they are, whatever was typed', () => {
    const capsule = aDrug('Kloramfenikol', { form: 'capsule', unit: 'kapsul' })
    expect(orderOfLine(parseLine('4x1 tab 3hr'), capsule)).toMatchObject({
      signa: { doseUnit: 'kapsul' },
      quantity: 12,
    })
  })
})

const anySigna: fc.Arbitrary<Signa> = fc
  .record({
    dose: fc.constantFrom(0.25, 0.5, 0.75, 1, 1.5, 2, 2.4, 2.5, 3, 7.5, 10, 15),
    doseUnit: fc.constantFrom(
      'tablet',
      'kapsul',
      'ml',
      'cth',
      'C',
      'tetes',
      'bungkus',
      'oles',
      'supositoria',
      'sachet',
    ),
    often: fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((timesPerDay) => ({ timesPerDay, everyHours: null })),
      fc.integer({ min: 1, max: 72 }).map((everyHours) => ({ timesPerDay: null, everyHours })),
      fc.constant({ timesPerDay: null, everyHours: null }),
    ),
    timing: fc.constantFrom(
      null,
      'before_meal' as const,
      'after_meal' as const,
      'with_meal' as const,
      'bedtime' as const,
    ),
    prn: fc.boolean(),
    external: fc.boolean(),
    text: fc.constantFrom(null, 'pagi', 'malam', 'pagi dan malam', 'mata kanan', 'kedua telinga'),
  })
  .map(({ often, ...rest }) => aSigna({ ...rest, ...often }))

describe('a rule that was printed', () => {
  it('on a label is the same when it is read again', () => {
    fc.assert(
      fc.property(anySigna, (signa) => {
        // A single dose is no rule, and millilitres are printed as the spoons of the bottle.
        fc.pre(signa.doseUnit !== 'ml' && (signa.timesPerDay !== null || signa.everyHours !== null))
        expect(parseLine(signaText(signa, 'tablet'))).toMatchObject({
          signa,
          words: '',
          quantity: null,
          problem: null,
        })
      }),
    )
  })

  it('is the same as it is typed, with days and amount', () => {
    const days = fc.option(fc.integer({ min: 1, max: 365 }))
    const quantity = fc.option(fc.integer({ min: 1, max: 200 }).map((halves) => halves / 2))
    fc.assert(
      fc.property(anySigna, days, quantity, (signa, forDays, amount) => {
        const whole = { signa, days: forDays, quantity: amount, words: '', problem: null }
        expect(parseLine(lineShorthand(signa, forDays, amount))).toMatchObject(whole)
      }),
    )
  })

  it('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '3x1',
      '1-0-1',
      'pc',
      '½',
      '5hr',
      'no',
      'XV',
      '30',
      '/6jam',
      'tab',
      'C',
      '"',
      'amlo',
      '@',
      '#',
      'x',
      '-',
    )
    fc.assert(fc.property(fc.array(pieces), (parts) => void parseLine(parts.join(' '))))
    fc.assert(fc.property(fc.string(), (text) => void parseLine(text)))
  })
})
