import type { Core } from './core.js'
import type { Sealed } from './database.js'
import { authorOf } from './save.js'
import { ownerOf } from './signing-person.js'
import { openJson, sealJson } from './sealed-json.js'
import { answered, transact } from './transact.js'

type DraftRecord = Sealed & { readonly person: string; readonly form: string; readonly record: string }

const placeOf = (person: string, form: string, record: string): string => `draft ${person} ${form} ${record}`

/** Drafts belong to the person who types them. @throws DeviceLocked */
export async function saveDraft(core: Core, form: string, record: string, value: unknown): Promise<void> {
  const { unlocked } = authorOf(core)
  const person = ownerOf(unlocked)
  const sealed = await sealJson(core.ports.crypto, unlocked.deviceKey, value, placeOf(person, form, record))
  await transact(core.db, ['drafts'], 'readwrite', async (stores) => {
    stores('drafts').put({ person, form, record, ...sealed } satisfies DraftRecord)
  })
}

/** @returns undefined when there is none. @throws DeviceLocked */
export async function loadDraft(core: Core, form: string, record: string): Promise<unknown> {
  const { unlocked } = authorOf(core)
  const person = ownerOf(unlocked)
  const found = (await transact(core.db, ['drafts'], 'readonly', (stores) =>
    answered(stores('drafts').get([person, form, record])),
  )) as DraftRecord | undefined
  return found && openJson(core.ports.crypto, unlocked.deviceKey, found, placeOf(person, form, record))
}

/** Which forms somebody left half typed on this device; not what is in them. @throws DeviceLocked */
export async function draftsOf(core: Core): Promise<readonly { form: string; record: string }[]> {
  const person = ownerOf(authorOf(core).unlocked)
  const range = core.ports.keyRange.bound([person], [person, []])
  const keys = await transact(core.db, ['drafts'], 'readonly', (stores) =>
    answered(stores('drafts').getAllKeys(range)),
  )
  return (keys as unknown as [string, string, string][]).map(([, form, record]) => ({ form, record }))
}

/** @throws DeviceLocked */
export async function dropDraft(core: Core, form: string, record: string): Promise<void> {
  const person = ownerOf(authorOf(core).unlocked)
  await transact(core.db, ['drafts'], 'readwrite', async (stores) => {
    stores('drafts').delete([person, form, record])
  })
}
