import { z } from 'zod'

/** Each way to misbehave, with what a person reads of it. */
export const faultKinds = {
  unauthorized: '401: token ditolak',
  quota: '429: kuota habis, dengan Retry-After',
  'server-error': '500: galat server',
  'bad-gateway': '502: Bad Gateway, teks biasa',
  'gateway-timeout': '504: Gateway Timeout, teks biasa',
  'no-answer': 'Diterima, tidak pernah dijawab',
  'drop-before-commit': 'Putus sebelum disimpan',
  'drop-after-commit': 'Disimpan, lalu putus tanpa jawaban',
  'truncated-json': 'Jawaban terpotong di tengah',
  'html-ok': 'Halaman HTML dengan status 200',
  'html-unavailable': 'Halaman HTML dengan status 503',
  'slow-answer': 'Jawaban menetes sangat pelan',
} as const
export type FaultKind = keyof typeof faultKinds

/** Faults in which the request may be carried out before the answer goes wrong; the others never carry it out. */
const MAY_COMMIT: readonly FaultKind[] = ['server-error', 'bad-gateway', 'gateway-timeout', 'no-answer']
/** Faults that always carry the request out. */
export const alwaysCommits: readonly FaultKind[] = ['drop-after-commit', 'truncated-json', 'slow-answer']

export const Fault = z
  .strictObject({
    kind: z.enum(Object.keys(faultKinds) as [FaultKind, ...FaultKind[]]),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    /** The path without its query; `*` stands for anything: `/fhir-r4/v1/Encounter*`. */
    path: z
      .string()
      .regex(/^\/\S*$/)
      .max(200)
      .optional(),
    /** Only the next so many of the requests that match. */
    times: z.int().min(1).optional(),
    /** How likely each request that matches is hit. */
    probability: z.number().gt(0).max(1).optional(),
    /** The request is carried out, and the answer fails all the same. */
    commits: z.boolean().optional(),
    /** seconds; of `quota` */
    retryAfter: z.int().min(0).max(86_400).optional(),
    /** milliseconds between two drops of `slow-answer` */
    pace: z.int().min(1).max(60_000).optional(),
  })
  .refine(({ times, probability }) => times !== undefined || probability !== undefined, {
    message: 'times or probability is needed',
  })
  .refine(({ commits, kind }) => commits === undefined || MAY_COMMIT.includes(kind), {
    message: `commits is for ${MAY_COMMIT.join(', ')}`,
    path: ['commits'],
  })
export type Fault = z.infer<typeof Fault>

/** Is the request carried out although its answer goes wrong? */
export const isCarriedOut = (fault: Fault): boolean =>
  alwaysCommits.includes(fault.kind) || fault.commits === true

/** Does the other side hear nothing it could understand, so that it cannot know what became of its request? */
export const leavesInDoubt = ({ kind }: Fault): boolean =>
  !['unauthorized', 'quota', 'html-unavailable', 'slow-answer'].includes(kind)
