import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'

// Source: SATUSEHAT playbook, environments: one host each, the same paths under both.
const HOSTS = {
  production: 'https://api-satusehat.kemkes.go.id',
  staging: 'https://api-satusehat-stg.dto.kemkes.go.id',
} as const

/** A base address without a slash at its end; it may not carry a query or a password. */
const BaseUrl = z
  .string()
  .trim()
  .refine(isBase, { error: 'harus alamat http(s) tanpa tanda tanya' })
  .transform((url) => url.replace(/\/+$/, ''))

const Given = z.strictObject({
  environment: z.enum(['production', 'staging', 'custom'], {
    error: 'harus production, staging atau custom',
  }),
  authUrl: BaseUrl.optional(),
  fhirUrl: BaseUrl.optional(),
  // It becomes part of identifier systems, so nothing but a FHIR id may stand here.
  organizationId: z
    .string({ error: 'harus tulisan dalam tanda petik' })
    .trim()
    .regex(/^[A-Za-z0-9.-]{1,64}$/, { error: 'harus nomor organisasi dari SATUSEHAT' }),
  clientId: z.string({ error: 'harus tulisan dalam tanda petik' }).trim().min(1, { error: 'kosong' }),
  clientSecret: z.string({ error: 'harus tulisan dalam tanda petik' }).trim().min(1, { error: 'kosong' }),
})

/**
 * What a facility needs to send: the addresses follow from the environment and may each be replaced; `custom` has
 * none of its own. Over plain http the client secret would lie open, so only `custom` (a sandbox) may use it.
 */
export const SatusehatSettings = Given.transform((given, context) => {
  const host = given.environment === 'custom' ? null : HOSTS[given.environment]
  const address = (key: 'authUrl' | 'fhirUrl', path: string): string => {
    const url = given[key] ?? (host === null ? '' : host + path)
    const reason =
      url === ''
        ? 'wajib diisi untuk environment custom'
        : host !== null && !url.startsWith('https:')
          ? 'harus https'
          : null
    if (reason !== null) context.addIssue({ code: 'custom', path: [key], message: reason, input: url })
    return url
  }
  return {
    ...given,
    authUrl: address('authUrl', '/oauth2/v1'),
    fhirUrl: address('fhirUrl', '/fhir-r4/v1'),
  }
})
export type SatusehatSettings = z.infer<typeof SatusehatSettings>

export type SettingsProblem = 'file_missing' | 'file_unreadable' | 'not_json' | 'invalid'

/** Settings that a person must mend. The message is Indonesian, shown as it is, and quotes no value: they are secret. */
export class SettingsError extends Error {
  override name = 'SettingsError'
  constructor(
    readonly problem: SettingsProblem,
    message: string,
  ) {
    super(message)
  }
}

/** Something that works and should not stay so. */
export interface SettingsFinding {
  readonly code: 'satusehat.secret_file_open'
  readonly sentence: string
}

export interface LoadedSettings {
  readonly settings: SatusehatSettings
  readonly findings: readonly SettingsFinding[]
}

/** @throws SettingsError */
export async function loadSettings(file: string): Promise<LoadedSettings> {
  const [text, mode] = await Promise.all([readFile(file, 'utf8'), modeOf(file)]).catch((error: unknown) => {
    throw (error as { code?: string }).code === 'ENOENT'
      ? new SettingsError('file_missing', `Berkas rahasia SATUSEHAT tidak ada: ${file}.`)
      : new SettingsError('file_unreadable', `Berkas rahasia SATUSEHAT tidak dapat dibaca: ${file}.`)
  })
  return { settings: parseSettings(text, file), findings: isOpen(mode) ? [openFile(file)] : [] }
}

function parseSettings(text: string, file: string): SatusehatSettings {
  let given: unknown
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // The parser's own message quotes the text around the mistake.
    throw new SettingsError('not_json', `Berkas rahasia SATUSEHAT bukan JSON yang benar: ${file}.`)
  }
  const result = SatusehatSettings.safeParse(given)
  if (result.success) return result.data
  throw new SettingsError('invalid', `${sentenceFor(result.error, given)} Berkas: ${file}.`)
}

function sentenceFor(error: z.ZodError, given: unknown): string {
  const issue = error.issues[0]
  if (issue?.code === 'unrecognized_keys') return `Isian SATUSEHAT tidak dikenal: ${issue.keys.join(', ')}.`
  const key = issue?.path.join('.') ?? ''
  if (key === '') return 'Isian SATUSEHAT harus satu objek JSON.'
  const there = typeof given === 'object' && given !== null && key in given
  if (!there && issue?.code !== 'custom') return `Isian SATUSEHAT belum ada: ${key}.`
  return `Isian SATUSEHAT ${key} ${issue?.message ?? 'tidak dapat dipakai'}.`
}

const modeOf = async (file: string): Promise<number> => (await stat(file)).mode

/** Windows has no such bits: there the folder's access list guards the file. */
const isOpen = (mode: number): boolean => process.platform !== 'win32' && (mode & 0o077) !== 0

const openFile = (file: string): SettingsFinding => ({
  code: 'satusehat.secret_file_open',
  sentence: `Berkas rahasia SATUSEHAT dapat dibuka pengguna lain di komputer ini. Admin: jalankan chmod 600 ${file}.`,
})

function isBase(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, search, hash, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && search + hash + username + password === ''
}
