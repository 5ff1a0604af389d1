import { z } from 'zod'
import { HIGHEST_PORT, POSTGRES_DEFAULT_PORT, postgresPort } from './ports.js'

export const PRESET_NAMES = ['demo', 'test', 'one-pc', 'compose'] as const
export type PresetName = (typeof PRESET_NAMES)[number]

/** `live`: the real house outside; `sandbox`: our stand-in on this machine; `off`: nothing is owed to it. */
const adapterMode = z.enum(['live', 'sandbox', 'off'])

/** The choices of one running hospital. It names what to use, hosts only where a choice needs one. */
export const Config = z
  .strictObject({
    preset: z.enum(PRESET_NAMES),
    host: z.string().min(1),
    port: z.int().min(1).max(HIGHEST_PORT),
    data: z.string().min(1),
    lang: z.enum(['id']),
    database: z.enum(['postgres', 'embedded']),
    databaseUrl: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    queue: z.enum(['redis', 'in-process']),
    redisUrl: z.url({ protocol: /^rediss?$/ }).optional(),
    files: z.enum(['s3', 'disk']),
    adapters: z.strictObject({ satusehat: adapterMode, bpjs: adapterMode }),
    clock: z.enum(['real', 'fixed']),
    chromium: z.string().min(1).optional(),
    /** Whom the server calls to see whether its line to the outside stands; nobody where it is left out. */
    internetTargets: z
      .string()
      .regex(/^[^\s,]+:\d{1,5}(,[^\s,]+:\d{1,5})*$/)
      .optional(),
    /** A second place for the heads of the seal chain, off this machine's disk: a USB stick or a share. */
    sealExportFolder: z.string().min(1).optional(),
  })
  .refine((config) => config.database === 'embedded' || config.databaseUrl !== undefined, {
    path: ['databaseUrl'],
    message: 'harus diisi, karena basis data tidak dijalankan oleh Lentera sendiri',
  })
  .refine((config) => config.queue === 'in-process' || config.redisUrl !== undefined, {
    path: ['redisUrl'],
    message: 'harus diisi, karena antrean memakai Redis',
  })
  // The accounts of these presets have a password that everybody knows.
  .refine((config) => !hasKnownPassword(config.preset) || isLoopback(config.host), {
    path: ['host'],
    message: 'harus 127.0.0.1 pada preset demo dan test, karena sandinya diketahui umum',
  })
  // The port of a Postgres that belongs to somebody else on this machine.
  .refine((config) => postgresPort(config.port) !== POSTGRES_DEFAULT_PORT, {
    path: ['port'],
    message: `tidak boleh ${POSTGRES_DEFAULT_PORT - 2}, karena basis data akan memakai port ${POSTGRES_DEFAULT_PORT}`,
  })
export type Config = z.infer<typeof Config>

export const hasKnownPassword = (preset: PresetName) => preset === 'demo' || preset === 'test'

const isLoopback = (host: string) => host === '127.0.0.1' || host === '::1' || host === 'localhost'
