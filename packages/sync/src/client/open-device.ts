import { newSigningKey } from '../record/sign.js'
import { accessOf, gatedView, isReadingClosed } from './access.js'
import type { OpenDevice, TabKeys } from './api.js'
import { compareCopies } from './compare-copies.js'
import { Core } from './core.js'
import { ping } from './contact.js'
import { openDatabase } from './database.js'
import { drain } from './drain.js'
import { draftsOf, dropDraft, loadDraft, saveDraft } from './drafts.js'
import { enrolled } from './enrol.js'
import { handOver, takeOver } from './hand-over/hand-over.js'
import { defaultIterations } from './key-slots.js'
import { readSnapshot } from './snapshot.js'
import { holdingOf } from './holding.js'
import { catchUp, loadDevice } from './load.js'
import { startLoop } from './loop.js'
import { openCommands } from './open-commands.js'
import { listOutbox } from './outbox.js'
import * as outdoors from './outdoors.js'
import * as people from './people.js'
import { PersonReplaced } from './present.js'
import { notePrinted, wasPrinted } from './printed.js'
import { pull } from './pull.js'
import { formerDevice, reenrolment } from './reenrolment.js'
import * as reload from './reload.js'
import * as rescue from './rescue.js'
import { lookAtProtection } from './protection.js'
import { judge, save } from './save.js'
import { saveOnline } from './save-online.js'
import * as screen from './screen-lock.js'
import { unsavedHere, wipe } from './wipe.js'
import { temporaryGiven } from './temporary-given.js'
import { rememberToldTime, tellTime } from './told-time.js'
import { acknowledge, lossAtStart, storedLoss } from './witness.js'

/**
 * Opens the device core on its ports: one IndexedDB, one enrolled device, locked until somebody unlocks.
 * @throws when the database cannot be opened
 */
export const openDevice: OpenDevice = async ({
  ports,
  handlers,
  databaseName = 'lentera',
  passwordIterations = defaultIterations,
}) => {
  const db = await openDatabase(ports.storage, databaseName)
  const core = new Core(ports, db, handlers, passwordIterations, readSnapshot)
  await loadDevice(core)
  await rememberToldTime(core)
  await catchUp(core)
  const isShort = () => lossAtStart(ports.witness, core.device?.id ?? null, core.nextSeq - 1)
  const compared = core.inTurn(() => compareCopies(core))
  // A browser that is well need not wait for its second copy before it can be typed into; whoever acts, waits.
  if (!core.device || isShort()) await compared
  core.loss = await storedLoss(core, isShort())
  await core.changed()
  // Behind everything: the browser may take its time to say what it promises.
  let looking: Promise<void> | null = null
  const checkKeeping = () => {
    const ended = () => {
      looking = null
    }
    looking ??= lookAtProtection(core).then(ended, ended)
    return looking
  }
  void checkKeeping()

  let tabKeys: TabKeys | null = null
  let stopLoop: () => void = () => {}
  /** Copies are made ahead, because handing them over is synchronous. */
  const opened = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await core.inTurn(work)
    tabKeys = await reload.keysFor(core)
    return result
  }

  const isGateClosed = () =>
    accessOf(core) === 'reason_needed' || isReadingClosed(core, core.snapshot.sync.lastContactAt)
  const closeCore = () => {
    stopLoop()
    core.closed = true
    core.unlocked = null
    core.resting.clear()
    core.freshDeviceKey = null
    tabKeys = null
    core.view.clear()
    db.close()
  }

  return {
    get snapshot() {
      return core.snapshot
    },
    view: gatedView(core.view, isGateClosed),
    subscribe: (listener) => core.subscribe(listener),
    enrolled: async (answer) => {
      await core.inTurn(() => enrolled(core, answer))
      // A look that began earlier knew of no device.
      await looking
      await checkKeeping()
    },
    checkKeeping,
    reenrolment: () => reenrolment(core),
    metOtherServer: async () => {
      core.isOtherServer = true
      await core.announce()
    },
    formerDevice: () => formerDevice(core),
    keyForServer: () => people.keyForServer(core),
    newPersonKey: () => newSigningKey(ports.crypto),
    addPerson: (person, password, key) => opened(() => people.addPerson(core, person, password, key)),
    updatePerson: (person, policy) => core.inTurn(() => people.updatePerson(core, person, policy)),
    prepareUnlock: () => people.prepareUnlock(core),
    unlock: (username, password) => opened(() => people.unlock(core, username, password)),
    keysForTab: () => (core.unlocked || core.screenLockedFor ? tabKeys : null),
    adoptKeys: (keys) => opened(() => reload.adoptKeys(core, keys)),
    keepForReload: (secret = null) => core.inTurn(() => reload.keepForReload(core, secret)),
    resumeAfterReload: (secret) => opened(() => reload.resumeAfterReload(core, secret)),
    forgetReload: () => core.inTurn(() => reload.forgetReload(core)),
    lock: () => opened(() => people.lock(core)),
    leaveTab: () => opened(() => people.leaveTab(core)),
    wasReplaced: () => core.inTurn(() => screen.checkPresent(core)),
    setPin: (pin) => opened(() => screen.setPin(core, pin)),
    lockScreen: () => opened(() => screen.lockScreen(core)),
    unlockByPin: (userId, pin) => opened(() => screen.unlockByPin(core, userId, pin)),
    seatGuest: (guest, userId, secret) => opened(() => screen.seatGuest(core, guest, userId, secret)),
    giveReason: (reason) => core.inTurn(() => screen.giveReason(core, reason)),
    holding: (scope) => holdingOf(core, scope),
    startOutdoors: (pin, hours) => core.inTurn(() => outdoors.startOutdoors(core, pin, hours)),
    unlockOutdoors: (pin) => opened(() => outdoors.unlockOutdoors(core, pin)),
    unsaved: () => unsavedHere(core),
    acknowledge: () => core.inTurn(() => acknowledge(core)),
    wipe: async (rescued) => {
      const report = await wipe(core, rescued ?? null)
      if (report.result === 'wiped') closeCore()
      return report
    },
    exportRescueFile: (only) => rescue.exportRescueFile(core, only),
    importRescueFile: (text) => rescue.importRescueFile(core, text),
    handOver: (heading, ids) => handOver(core, heading, ids),
    takeOver: (code) => takeOver(core, code),
    judge: (definition, args) => judge(core, definition, args),
    save: async (definition, args, options) => {
      try {
        return core.protection.mode === 'terminal'
          ? await saveOnline(core, definition, args, options)
          : await core.inTurn(() => save(core, definition, args, options))
      } catch (error) {
        if (error instanceof PersonReplaced) await opened(() => people.leaveTab(core))
        throw error
      }
    },
    temporaryGiven: () => temporaryGiven(core),
    notePrinted: (patientId) => notePrinted(core, patientId),
    wasPrinted: (patientId) => wasPrinted(core, patientId),
    drain: () => drain(core),
    pull: () => pull(core),
    ping: () => ping(core),
    now: () => core.offset.now(),
    tellTime: (actual) => core.inTurn(() => tellTime(core, actual)),
    refresh: () =>
      core.inTurn(async () => {
        if (await catchUp(core)) await core.announce()
      }),
    start: () => {
      stopLoop()
      stopLoop = startLoop(core)
      return () => stopLoop()
    },
    saveDraft: (form, record, value) => saveDraft(core, form, record, value),
    loadDraft: (form, record) => loadDraft(core, form, record),
    drafts: () => draftsOf(core),
    dropDraft: (form, record) => dropDraft(core, form, record),
    outbox: (limit) => listOutbox(core, limit),
    openCommands: (ids) => openCommands(core, ids),
    close: closeCore,
  }
}
