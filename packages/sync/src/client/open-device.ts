import { newSigningKey } from '../record/sign.js'
import type { OpenDevice, TabKeys } from './api.js'
import { Core } from './core.js'
import { ping } from './contact.js'
import { openDatabase } from './database.js'
import { drain } from './drain.js'
import { dropDraft, loadDraft, saveDraft } from './drafts.js'
import { enrolled } from './enrol.js'
import { defaultIterations } from './key-slots.js'
import { readSnapshot } from './snapshot.js'
import { catchUp, loadDevice } from './load.js'
import { startLoop } from './loop.js'
import { listOutbox } from './outbox.js'
import * as people from './people.js'
import { pull } from './pull.js'
import { judge, save } from './save.js'
import { lossAtStart } from './witness.js'

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
  await catchUp(core)
  core.loss = lossAtStart(ports.witness, core.device?.id ?? null, core.nextSeq - 1)
  await core.changed()

  let tabKeys: TabKeys | null = null
  let stopLoop: () => void = () => {}
  /** Copies are made ahead, because handing them over is synchronous. */
  const opened = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await core.inTurn(work)
    tabKeys = await people.keysFor(core)
    return result
  }

  return {
    get snapshot() {
      return core.snapshot
    },
    view: core.view,
    subscribe: (listener) => core.subscribe(listener),
    enrolled: (answer) => core.inTurn(() => enrolled(core, answer)),
    keyForServer: () => people.keyForServer(core),
    newPersonKey: () => newSigningKey(ports.crypto),
    addPerson: (person, password, key) => opened(() => people.addPerson(core, person, password, key)),
    updatePerson: (person) => core.inTurn(() => people.updatePerson(core, person)),
    unlock: (username, password) => opened(() => people.unlock(core, username, password)),
    keysForTab: () => (core.unlocked ? tabKeys : null),
    adoptKeys: (keys) => opened(() => people.adoptKeys(core, keys)),
    keepForReload: () => core.inTurn(() => people.keepForReload(core)),
    resumeAfterReload: (secret) => opened(() => people.resumeAfterReload(core, secret)),
    lock: () => opened(() => people.lock(core)),
    judge: (definition, args) => judge(core, definition, args),
    save: (definition, args, options) => core.inTurn(() => save(core, definition, args, options)),
    drain: () => drain(core),
    pull: () => pull(core),
    ping: () => ping(core),
    now: () => core.offset.now(),
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
    dropDraft: (form, record) => dropDraft(core, form, record),
    outbox: (limit) => listOutbox(core, limit),
    close: () => {
      stopLoop()
      core.closed = true
      core.unlocked = null
      core.freshDeviceKey = null
      tabKeys = null
      core.view.clear()
      db.close()
    },
  }
}
