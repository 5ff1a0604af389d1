import { describe, expect, it } from '@jest/globals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { cleanText } from '@lentera/contracts/kernel/text'
import { handlers as productHandlers } from '@lentera/domain/registry'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { closeVisitHandler } from '../test-rules.js'
import { Browser, registration } from './browser.js'

const isRegistration = ({ command }: (typeof productHandlers)[number]) =>
  command.name === RegisterPatient.name

describe('T16: old apps, unknown commands and broken text', () => {
  it('an app two builds behind that was off the line sends all it saved; nothing of it is turned away', async () => {
    const house = await openHouse()
    const browser = new Browser(house)
    const core = await browser.ready({ build: 'n-2' })
    browser.line.isUp = false
    for (const name of ['Rina', 'Yosef', 'Wati'])
      await core.save(RegisterPatient, registration(houseId(name), name))
    await core.drain()
    browser.line.isUp = true
    expect(await core.drain()).toEqual({ result: 'sent', sent: 3 })
    expect(browser.line.requests.filter(({ path }) => path.endsWith('/push')).at(-1)!.body).toMatchObject({
      build: 'n-2',
    })
    expect(house.store.history.log.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied'])
    expect(await core.pull()).toMatchObject({ result: 'up_to_date' })
    expect(core.view.all(patientDirectory).rows.map(({ pendingBy }) => pendingBy)).toEqual([null, null, null])
  })

  it('a command that the server does not know waits with its payload, and is judged by the build that knows it', async () => {
    const old = [...productHandlers, closeVisitHandler].filter((one) => !isRegistration(one))
    const house = await openHouse({ handlers: old })
    const core = await new Browser(house).ready()
    await core.save(RegisterPatient, registration(houseId('Rina'), 'Rina Wanggai'))
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
    const [entry] = house.store.history.log
    expect(entry).toMatchObject({ outcome: 'quarantined', name: RegisterPatient.name })
    expect(new TextDecoder().decode(house.store.history.payloads[0]!.bytes)).toContain('Rina Wanggai')
    expect(core.view.all(patientDirectory).rows).toHaveLength(1)

    await createJudgeWaiting({ ...house.judging, handlers: productHandlers })(true)
    expect(house.store.history.logById.get(entry!.id)?.outcome).toBe('applied')
    expect(house.store.records('patients')).toHaveLength(1)
  })

  it.each([
    ['a NUL', 'Rina\u0000 Wanggai'],
    ['a lone surrogate', 'Rina\ud800 Wanggai'],
  ])('%s in a name is not saved; cleaned by the form it is', async (_what, name) => {
    const house = await openHouse()
    const core = await new Browser(house).ready()
    await expect(core.save(RegisterPatient, registration(houseId('Rina'), name))).rejects.toThrow()
    expect(core.snapshot.sync.unsent).toBe(0)
    const clean = cleanText(name)
    expect(clean).toBe('Rina Wanggai')
    await core.save(RegisterPatient, registration(houseId('Rina'), clean))
    await core.drain()
    expect(house.store.history.log.map(({ outcome }) => outcome)).toEqual(['applied'])
  })

  it.each([
    ['a NUL', 'Rina\u0000 Wanggai'],
    ['a lone surrogate', 'Rina\ud800 Wanggai'],
  ])(
    '%s that reached the server all the same is kept as it came, and the lane goes on',
    async (_what, name) => {
      const house = await openHouse()
      const sari = house.author('sari')
      const args = (patientName: string) =>
        registration(houseId(patientName), patientName)({ medicalRecordNumber: () => '00-12-34' })
      const good = await house.record(sari, RegisterPatient, 'good', args('Yosef'))
      const bad = await house.record(sari, RegisterPatient, 'bad', args('Rina'))
      const broken = {
        ...bad,
        args: { ...args('Rina'), demographics: { ...args('Rina').demographics, name } },
      }
      const { outcomes, lastSeq } = await house.send([broken as never, good])
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['quarantined', 'applied'])
      expect(lastSeq).toBe(2)
      const kept = house.store.history.payloads.find(({ id }) => id === bad.id)!
      expect(JSON.parse(new TextDecoder().decode(kept.bytes))).toMatchObject({
        args: { demographics: { name } },
      })
      expect(house.store.history.reviews.map(({ item }) => item.commandId)).toEqual([bad.id])
    },
  )
})
