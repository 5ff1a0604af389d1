import { describe, expect, it } from '@jest/globals'
import { type Machine, RealClock } from './server-clock.js'

const rtcReset = Date.UTC(2016, 0, 1)
const truth = Date.UTC(2026, 10, 20)
const lastCommit = truth - 3_600_000

/** A machine whose battery is dead: it was just switched on, and shows a day long past. */
function aMachine() {
  const state = { wall: rtcReset, steady: 0, uptimeS: 30, isSynchronised: false }
  const machine: Machine = {
    wall: () => state.wall,
    steady: () => state.steady,
    uptimeS: () => state.uptimeS,
    isSynchronised: () => state.isSynchronised,
  }
  const pass = (ms: number) => {
    state.wall += ms
    state.steady += ms
  }
  const clock = new RealClock(machine)
  clock.compareWith(lastCommit)
  return { state, clock, pass }
}

describe('the clock of a server', () => {
  it('is guessed where it stands before the last commit, and right after a boot where it hardly passed it', () => {
    const { clock, state } = aMachine()
    expect(clock.confidence()).toBe('guessed')
    state.wall = truth
    const soon = new RealClock({ ...machineOf(state), uptimeS: () => 30 })
    soon.compareWith(truth - 30_000)
    expect(soon.confidence()).toBe('guessed')
    const later = new RealClock({ ...machineOf(state), uptimeS: () => 3600 })
    later.compareWith(truth - 30_000)
    expect(later.confidence()).toBe('operator')
  })

  it('goes on from the last commit while it guesses: before that nobody had a role or a session', () => {
    const { clock, pass } = aMachine()
    expect(clock.now()).toBe(lastCommit)
    pass(60_000)
    expect([clock.confidence(), clock.now()]).toEqual(['guessed', lastCommit + 60_000])
  })

  it('N11: goes by what a person said, as long as the machine runs on', () => {
    const { clock, pass } = aMachine()
    clock.believe(clock.run, truth - clock.now())
    expect([clock.confidence(), clock.now()]).toEqual(['operator', truth])
    pass(3_600_000)
    expect([clock.confidence(), clock.now()]).toEqual(['operator', truth + 3_600_000])
  })

  it('N11: believes nothing that was said of another run', () => {
    const { clock } = aMachine()
    clock.believe('0192f0a0-0000-7000-8000-000000000099', truth - clock.now())
    expect([clock.confidence(), clock.now()]).toEqual(['guessed', lastCommit])
  })

  it('N11: guesses again, and asks again, once somebody sets the machine', () => {
    const { clock, state, pass } = aMachine()
    const { run } = clock
    clock.believe(run, truth - clock.now())
    pass(60_000)
    state.wall = truth + 60_000
    expect(clock.confidence()).toBe('guessed')
    expect(clock.run).not.toBe(run)
    expect(clock.now()).toBe(truth + 60_000)
    clock.believe(clock.run, 0)
    expect(clock.confidence()).toBe('operator')
  })

  it('needs nobody once the network set it', () => {
    const { clock, state } = aMachine()
    clock.believe(clock.run, truth - clock.now())
    Object.assign(state, { wall: truth, isSynchronised: true })
    expect([clock.confidence(), clock.now()]).toEqual(['ntp', truth])
  })
})

const machineOf = (state: { wall: number; steady: number; isSynchronised: boolean }): Machine => ({
  wall: () => state.wall,
  steady: () => state.steady,
  uptimeS: () => 3600,
  isSynchronised: () => state.isSynchronised,
})
