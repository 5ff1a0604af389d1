import { StartImport } from '@lentera/contracts/patients/import-patients'
import { IMPORT_BATCH, type ImportRow, type ImportRowsAnswer } from '@lentera/contracts/patients/import-rows'
import type { DeviceCore } from '@lentera/sync/client/api'
import { importRows, imports, undoImportRows } from '../../platform/session/api'
import { forgetToken, personToken } from '../../platform/session/person-token'

/** What the server said of the lines sent so far. */
export interface ImportResult {
  readonly sent: number
  readonly registered: number
  /** Who is known already, or was refused for another reason; and who came in with a remark. */
  readonly named: readonly ImportRowsAnswer['rows'][number][]
}

export class ImportStopped extends Error {
  constructor(readonly code: 'unreachable' | 'sign_in' | 'refused' | 'forbidden') {
    super(`import: ${code}`)
  }
}

const RETRIES = 5
const PAUSE_MS = 3000

/** The id of an import follows from its file: the same file goes on where it was. */
export async function importIdOf(file: Blob, attempt: number): Promise<string> {
  const text = new TextEncoder().encode(`impor pasien ${attempt} `)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const all = new Uint8Array(text.length + bytes.length)
  all.set(text)
  all.set(bytes, text.length)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', all)).slice(0, 16)
  // Shaped like an id made from a name.
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

async function bearerOf(core: DeviceCore): Promise<string> {
  const userId = core.snapshot.person?.user.id
  const token = userId ? await personToken(userId) : null
  if (token === 'unreachable') throw new ImportStopped('unreachable')
  if (token === null) throw new ImportStopped('sign_in')
  return token
}

/** Which of its imports a file is: one that was taken back is not gone on with. */
export async function openImport(core: DeviceCore, file: File): Promise<{ id: string; isBegun: boolean }> {
  const answer = await imports(await bearerOf(core))
  if (answer.result !== 'ok') throw stopped(answer)
  const known = new Map(answer.value.imports.map((one) => [one.id, one]))
  for (let attempt = 1; ; attempt += 1) {
    const id = await importIdOf(file, attempt)
    const begun = known.get(id)
    if (begun?.withdrawnAt) continue
    return { id, isBegun: begun !== undefined }
  }
}

/** Begins the import by a command of this device, then sends the lines. Lines sent before are only answered again. */
export async function runImport(
  core: DeviceCore,
  file: File,
  rows: readonly ImportRow[],
  onProgress: (result: ImportResult) => void,
): Promise<string> {
  const { id, isBegun } = await openImport(core, file)
  if (!isBegun) {
    const fileName = file.name.replace(/\s+/g, ' ').trim().slice(0, 200) || 'tanpa nama'
    await core.save(StartImport, { importId: id, fileName, rows: rows.length })
    await core.drain()
  }
  let result: ImportResult = { sent: 0, registered: 0, named: [] }
  for (let at = 0; at < rows.length; at += IMPORT_BATCH) {
    const answer = await sent(core, id, rows.slice(at, at + IMPORT_BATCH))
    result = {
      sent: Math.min(rows.length, at + IMPORT_BATCH),
      registered: result.registered + answer.rows.filter(({ outcome }) => outcome === 'applied').length,
      named: [
        ...result.named,
        ...answer.rows.filter(({ outcome, issues }) => outcome !== 'applied' || issues.length > 0),
      ],
    }
    onProgress(result)
  }
  return id
}

/** A line that fails for a moment does not end an import of an hour. */
async function sent(core: DeviceCore, id: string, rows: readonly ImportRow[]): Promise<ImportRowsAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await importRows(id, rows, await bearerOf(core))
    if (answer.result === 'ok') return answer.value
    if (answer.result === 'problem' && answer.code.startsWith('auth.')) forgetToken()
    if (attempt >= RETRIES || (answer.result === 'problem' && answer.code === 'auth.forbidden'))
      throw stopped(answer)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** Takes everybody of an import back whom nothing was written of since. */
export async function takeBack(
  core: DeviceCore,
  importId: string,
  onProgress: (done: { withdrawn: number; kept: number }) => void,
): Promise<void> {
  let [withdrawn, kept] = [0, 0]
  for (let after: string | null = null; ;) {
    const answer = await undoImportRows(importId, after, await bearerOf(core))
    if (answer.result !== 'ok') throw stopped(answer)
    withdrawn += answer.value.withdrawn
    kept += answer.value.kept
    onProgress({ withdrawn, kept })
    if (answer.value.next === null) return
    after = answer.value.next
  }
}

const stopped = (answer: { result: 'unreachable' } | { result: 'problem'; code: string }): ImportStopped =>
  new ImportStopped(
    answer.result === 'unreachable'
      ? 'unreachable'
      : answer.code === 'auth.forbidden'
        ? 'forbidden'
        : answer.code.startsWith('auth.')
          ? 'sign_in'
          : 'refused',
  )
