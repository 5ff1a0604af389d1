import { afterEach, describe, expect, it } from '@jest/globals'
import { localPlatform, type LocalPlatform } from './testing/local-platform.js'
import { breaksOff, drops, inTurn, sends, sendsJson, type Answer } from './testing/local-server.js'

const ID = '7f0c0000-0000-4000-8000-000000000001'
const encounter = { resourceType: 'Encounter', status: 'arrived' }
const stored = { ...encounter, id: ID, meta: { versionId: 'MTcyNzc0' } }
const invalidToken = sendsJson(401, {
  fault: {
    faultstring: 'Invalid Access Token',
    detail: { errorcode: 'keymanagement.service.invalid_access_token' },
  },
})
const outcome = (code: string, text: string) => ({
  resourceType: 'OperationOutcome',
  text: { status: 'generated' },
  issue: [{ severity: 'error', code, details: { text }, expression: ['Encounter.subject'] }],
})

const platforms: LocalPlatform[] = []
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.close()
})
async function platform(answer: Answer, options?: { mostPages?: number }): Promise<LocalPlatform> {
  const made = await localPlatform(answer, options)
  platforms.push(made)
  return made
}

describe('a resource that is taken', () => {
  it('is created with the bearer token, and its id is read from the body', async () => {
    const there = await platform(
      sendsJson(201, stored, { location: 'https://healthcare.googleapis.com/v1/x/fhir/Encounter/other' }),
    )
    expect(await there.client.create(encounter)).toEqual({ kind: 'ok', value: stored })
    expect(there.calls()).toEqual(['POST /Encounter'])
    expect(there.asked()[0]).toMatchObject({ body: JSON.stringify(encounter) })
    expect(there.asked()[0]?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'content-type': 'application/json',
    })
  })

  it('is replaced, patched and read under its id', async () => {
    const there = await platform(sendsJson(200, stored))
    const operations = [{ op: 'replace', path: '/status', value: 'finished' }] as const
    expect(await there.client.replace({ ...encounter, id: ID })).toMatchObject({ kind: 'ok' })
    expect(await there.client.patch('Encounter', ID, operations)).toMatchObject({ kind: 'ok' })
    expect(await there.client.read('Encounter', ID)).toEqual({ kind: 'ok', value: stored })
    expect(there.calls()).toEqual([`PUT /Encounter/${ID}`, `PATCH /Encounter/${ID}`, `GET /Encounter/${ID}`])
    expect(there.asked().map(({ body }) => body)).toEqual([
      JSON.stringify({ ...encounter, id: ID }),
      JSON.stringify(operations),
      '',
    ])
  })

  it('is in doubt when another id comes back than was replaced', async () => {
    const there = await platform(sendsJson(200, { ...stored, id: 'lain' }))
    expect(await there.client.replace({ ...encounter, id: ID })).toMatchObject({ kind: 'unsure' })
  })
})

describe('a refusal', () => {
  const refusals: readonly (readonly [string, Answer, unknown])[] = [
    [
      'an OperationOutcome with its rule number',
      sendsJson(400, outcome('value', 'Reference is mandatory : Encounter.subject (RuleNumber: 10118)')),
      {
        kind: 'refused',
        status: 400,
        duplicate: false,
        issues: [
          {
            rule: 10118,
            code: 'value',
            text: 'Reference is mandatory : Encounter.subject (RuleNumber: 10118)',
            expression: ['Encounter.subject'],
          },
        ],
      },
    ],
    [
      'a duplicate without a number',
      sendsJson(400, outcome('duplicate', 'Found duplicate resource: Encounter')),
      { kind: 'refused', duplicate: true, issues: [{ rule: null }] },
    ],
    [
      'the bare list',
      sendsJson(400, [{ ruleNumber: '20002', message: 'Found duplicate: Medication' }]),
      { kind: 'refused', duplicate: true, issues: [{ rule: 20002, text: 'Found duplicate: Medication' }] },
    ],
    [
      'the bare list even as 200',
      sendsJson(200, [{ ruleNumber: '10001', message: 'Code not found' }]),
      { kind: 'refused', status: 200, duplicate: false, issues: [{ rule: 10001 }] },
    ],
    [
      'an OperationOutcome even as 200',
      sendsJson(200, outcome('value', 'salah')),
      { kind: 'refused', status: 200, duplicate: false },
    ],
    [
      'parameters in a form of their own',
      sendsJson(422, { detail: [{ loc: ['query', 'page'], msg: 'field required', type: 'missing' }] }),
      { kind: 'refused', status: 422, issues: [{ code: 'missing', text: 'field required' }] },
    ],
    [
      'a fault of the gateway',
      sendsJson(404, { fault: { faultstring: 'no proxy', detail: { errorcode: 'messaging.adaptors' } } }),
      { kind: 'refused', status: 404, issues: [{ code: 'fault', text: 'messaging.adaptors: no proxy' }] },
    ],
    ['a page of the edge', sends(403, '<html>403</html>'), { kind: 'refused', status: 403, issues: [] }],
  ]
  it.each(refusals)('is understood as %s', async (_form, answer, expected) => {
    const there = await platform(answer)
    expect(await there.client.create(encounter)).toMatchObject(expected as object)
    expect(await there.client.read('Encounter', ID)).toMatchObject(expected as object)
  })

  it('never repeats the number of a person', async () => {
    const said = "Code not found: '3171010101900001' kartu 0001234567890"
    const there = await platform(sendsJson(400, outcome('value', said)))
    expect(await there.client.create(encounter)).toHaveProperty(
      'issues.0.text',
      "Code not found: '[nomor]' kartu [nomor]",
    )
  })
})

describe('an answer that says nothing certain', () => {
  const lost: readonly (readonly [string, Answer, string])[] = [
    ['the line breaks', drops, 'satusehat.no_answer'],
    ['the body breaks off', breaksOff(201, '{"resourceType":"Enc'), 'satusehat.no_answer'],
    [
      'the gateway gives up',
      sends(504, 'Gateway Timeout', { 'content-type': 'text/plain' }),
      'satusehat.server_error',
    ],
    ['the server is down for no stated time', sends(503, 'down'), 'satusehat.server_error'],
    ['the JSON is cut', sends(201, '{"resourceType":"Encounter","id":"7f'), 'satusehat.unreadable_answer'],
    ['a page comes as 200', sends(200, '<html>Selamat datang</html>'), 'satusehat.unreadable_answer'],
    [
      'another resource comes',
      sendsJson(201, { ...stored, resourceType: 'Basic' }),
      'satusehat.unreadable_answer',
    ],
    ['no id comes', sendsJson(201, encounter), 'satusehat.unreadable_answer'],
    ['nothing comes', sends(201, ''), 'satusehat.unreadable_answer'],
    ['it points elsewhere', sends(302, '', { location: 'http://127.0.0.1:9/' }), 'satusehat.redirected'],
    ['it is huge', sends(200, 'x'.repeat(200_000)), 'satusehat.no_answer'],
  ]
  it.each(lost)('leaves a write in doubt and a read as not had: %s', async (_what, answer, code) => {
    const there = await platform(answer)
    expect(await there.client.create(encounter)).toMatchObject({ kind: 'unsure', code })
    expect(await there.client.replace({ ...encounter, id: ID })).toMatchObject({ kind: 'unsure', code })
    expect(await there.client.patch('Encounter', ID, [])).toMatchObject({ kind: 'unsure', code })
    expect(await there.client.createPatient({ resourceType: 'Patient' })).toMatchObject({ kind: 'unsure' })
    expect(await there.client.read('Encounter', ID)).toMatchObject({ kind: 'not_sent', code })
    expect(await there.client.search('Encounter', {})).toMatchObject({ kind: 'not_sent' })
  })

  it('is no doubt where the status came and says that it was refused', async () => {
    const there = await platform(breaksOff(400, '{"resourceType":"Oper'))
    expect(await there.client.create(encounter)).toMatchObject({
      kind: 'not_sent',
      code: 'satusehat.answer_cut',
    })
  })
})

describe('a platform that asks to wait', () => {
  const quota = { fault: { faultstring: 'x', detail: { errorcode: 'policies.ratelimit.QuotaViolation' } } }
  const waits: readonly (readonly [string, Answer, object])[] = [
    ['in seconds', sends(429, '', { 'retry-after': '7' }), { kind: 'busy', afterMs: 7_000 }],
    [
      'until a time, told by its own clock',
      sends(429, '', {
        date: 'Fri, 20 Nov 2020 01:00:00 GMT',
        'retry-after': 'Fri, 20 Nov 2020 01:00:30 GMT',
      }),
      { kind: 'busy', afterMs: 30_000 },
    ],
    ['without saying how long', sends(429, 'slow down'), { kind: 'busy' }],
    [
      'because it is down for a while',
      sends(503, '', { 'retry-after': '120' }),
      { kind: 'busy', afterMs: 120_000 },
    ],
    ['with a fault about the quota, whatever its status', sendsJson(500, quota), { kind: 'busy' }],
  ]
  it.each(waits)('is busy: %s', async (_how, answer, expected) => {
    const there = await platform(answer)
    expect(await there.client.create(encounter)).toEqual(expected)
    expect(await there.client.read('Encounter', ID)).toEqual(expected)
  })
})

describe('a token that is refused', () => {
  it('is replaced once, and the request goes out again', async () => {
    const there = await platform(inTurn(invalidToken, sendsJson(201, stored)))
    expect(await there.client.create(encounter)).toMatchObject({ kind: 'ok' })
    expect(there.asked().map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ])
  })

  it('is known by its fault under another status too', async () => {
    const expired = { fault: { faultstring: 'Access Token expired', detail: { errorcode: 'x' } } }
    const there = await platform(inTurn(sendsJson(403, expired), sendsJson(201, stored)))
    expect(await there.client.create(encounter)).toMatchObject({ kind: 'ok' })
  })

  it('ends it when the new one is refused too, and no more are asked for within a minute', async () => {
    const there = await platform(invalidToken)
    expect(await there.client.create(encounter)).toMatchObject({ kind: 'unauthorized' })
    expect(await there.client.create(encounter)).toMatchObject({
      kind: 'not_sent',
      code: 'satusehat.unauthorized',
      afterMs: 60_000,
    })
    expect([there.asked().length, there.tokensGiven()]).toEqual([2, 2])
    there.wait(60_000)
    await there.client.create(encounter)
    expect(there.tokensGiven()).toBeGreaterThan(2)
  })
})

describe('a search', () => {
  const page = (resources: readonly object[], next?: string) =>
    sendsJson(200, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: 3,
      entry: resources.map((resource) => ({
        fullUrl: 'https://api-satusehat-dev.dto.kemkes.go.id/x',
        resource,
      })),
      link: [
        { relation: 'self', url: 'https://api-satusehat-dev.dto.kemkes.go.id/fhir-r4/v1/Encounter' },
        ...(next === undefined ? [] : [{ relation: 'next', url: next }]),
      ],
    })
  const one = { resourceType: 'Encounter', id: 'satu' }
  const two = { resourceType: 'Encounter', id: 'dua' }

  it('asks in one encoded query', async () => {
    const there = await platform(page([]))
    const result = await there.client.search('Patient', { name: 'Ibu Ester & Co', identifier: 'sys|1' })
    expect(result).toEqual({ kind: 'ok', value: [] })
    expect(there.calls()).toEqual(['GET /Patient?name=Ibu Ester & Co&identifier=sys|1'])
  })

  it('goes on at its own address, whatever host the link names', async () => {
    const inside = 'https://api-satusehat-dev.dto.kemkes.go.id/fhir-r4/v1/Encounter?_page_token=abc'
    const there = await platform(inTurn(page([one], inside), page([two])))
    expect(await there.client.search('Encounter', { subject: 'P1' })).toEqual({
      kind: 'ok',
      value: [one, two],
    })
    expect(there.calls()).toEqual(['GET /Encounter?subject=P1', 'GET /Encounter?_page_token=abc'])
  })

  it.each(['https://jahat.example/fhir/Patient?x=1', 'https://jahat.example/Encounter', '', 'http://['])(
    'is given up at a link that leads elsewhere: %s',
    async (link) => {
      const there = await platform(page([one], link))
      expect(await there.client.search('Encounter', {})).toEqual({
        kind: 'not_sent',
        code: 'satusehat.foreign_link',
      })
      expect(there.calls()).toHaveLength(1)
    },
  )

  it('is given up when it never ends', async () => {
    let pages = 0
    const there = await platform(
      (...given) => {
        pages += 1
        page([one], `?_page_token=${pages}`)(...given)
      },
      { mostPages: 3 },
    )
    expect(await there.client.search('Encounter', {})).toMatchObject({ code: 'satusehat.too_many_pages' })
    expect(there.calls()).toHaveLength(3)
  })

  it('fails when a later page fails', async () => {
    const there = await platform(inTurn(page([one], '?_page_token=2'), sends(504, 'Gateway Timeout')))
    expect(await there.client.search('Encounter', {})).toMatchObject({ kind: 'not_sent' })
  })
})

describe('creating a patient', () => {
  const ok = (id: string, already = false) => ({ kind: 'ok', value: { id, already } })
  const answers: readonly (readonly [string, unknown, object])[] = [
    [
      'patient_id',
      { success: true, message: 'ok', data: { patient_id: 'P02478375538' } },
      ok('P02478375538'),
    ],
    [
      'a key with a colon',
      { success: true, message: 'New Patient', data: { 'Patient ID:': 'P02478375538' } },
      ok('P02478375538'),
    ],
    [
      'blocks of a newborn',
      {
        create_patient: { success: true, message: 'ok', data: { Patient_id: 'P02478375538' } },
        create_related_patient: { success: true, message: 'ok', data: { related_patient_id: 'R1' } },
        update_link_patient: { success: false, message: 'no' },
        log_time: '1',
      },
      ok('P02478375538'),
    ],
    [
      'somebody already known',
      { success: false, message: 'another identifier has found', data: { resourceID: 'P02478375538' } },
      ok('P02478375538', true),
    ],
    ['a plain Patient', { resourceType: 'Patient', id: 'P02478375538' }, ok('P02478375538')],
    [
      'nobody the registry knows',
      { success: false, message: 'Citizen Not Exists' },
      { kind: 'refused', status: 200, duplicate: false, issues: [{ text: 'Citizen Not Exists' }] },
    ],
    [
      'a newborn that was refused',
      { create_patient: { success: false, message: 'too old' }, log_time: '1' },
      { kind: 'refused', issues: [{ text: 'too old' }] },
    ],
    ['success without an id', { success: true, message: 'ok', data: {} }, { kind: 'unsure' }],
    ['an id that is none', { success: true, data: { patient_id: 'P 1?' } }, { kind: 'unsure' }],
  ]
  it.each(answers)('understands %s', async (_form, body, expected) => {
    const there = await platform(sendsJson(200, body))
    expect(await there.client.createPatient({ resourceType: 'Patient' })).toMatchObject(expected)
    expect(there.calls()).toEqual(['POST /Patient'])
  })

  it('and amending one is answered in the same form', async () => {
    const amended = { code: 200, error: false, message: 'updated', data: { patient_id: 'P1' } }
    const there = await platform(
      inTurn(sendsJson(200, amended), sendsJson(200, { error: true, message: 'x' })),
    )
    expect(await there.client.patch('Patient', 'P1', [])).toMatchObject({ kind: 'ok', value: { id: 'P1' } })
    expect(await there.client.patch('Patient', 'P1', [])).toMatchObject({ kind: 'refused' })
  })
})

it('a request that is called off was not sent', async () => {
  const there = await platform(sendsJson(201, stored))
  expect(await there.client.create(encounter, AbortSignal.abort())).toEqual({
    kind: 'not_sent',
    code: 'satusehat.unreachable',
    detail: 'aborted',
  })
})
