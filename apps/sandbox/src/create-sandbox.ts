import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { FaultBoard } from './faults/fault-board.js'
import { seededRandom } from './faults/seeded-random.js'
import { FHIR_BASE } from './fhir/handle-fhir.js'
import type { House } from './fhir/house.js'
import { Gateway, TOKEN_PATH } from './gateway/gateway.js'
import { RequestLog } from './gateway/request-log.js'
import { TokenDesk } from './gateway/token-desk.js'
import { addInspector } from './inspector/inspector-routes.js'
import { CivilRegistry } from './people/civil-registry.js'
import { facilityRow, patientRow, practitionerRow } from './people/people-resources.js'
import { testPatients, testPractitioners } from './people/test-people.js'
import { type CreateSandboxOptions, SandboxOptions } from './sandbox-options.js'
import { SandboxState } from './sandbox-state.js'
import { Memory } from './store/memory.js'

/** A stand-in for SATUSEHAT that listens on this machine. It is not SATUSEHAT and sends nothing anywhere. */
export interface Sandbox {
  /** `http://127.0.0.1:3401`, without a path */
  readonly url: string
  readonly port: number
  readonly state: SandboxState
  readonly faults: FaultBoard
  /** Ends all connections, those left without an answer too, and closes the journal. */
  close(): Promise<void>
}

const LARGEST_BODY = 8 << 20
const SAME_EVERY_TIME = 1

/**
 * Starts the stand-in.
 * @throws ZodError when an option is wrong; Error when the folder is another facility's or the port is taken
 */
export async function createSandbox({ clock, random, ...options }: CreateSandboxOptions): Promise<Sandbox> {
  const settings = SandboxOptions.parse(options)
  const patients = [...testPatients, ...settings.people.patients]
  const practitioners = [...testPractitioners, ...settings.people.practitioners]
  const memory = await Memory.open(
    { clock, folder: settings.folder, organizationId: settings.organizationId },
    [
      facilityRow(settings.organizationId),
      ...patients.flatMap((person) => patientRow(person) ?? []),
      ...practitioners.map(practitionerRow),
    ],
  )
  const faults = new FaultBoard(clock, random ?? seededRandom(SAME_EVERY_TIME))
  const house: House = { memory, faults, registry: new CivilRegistry(patients), settings, clock }
  const log = new RequestLog()
  const app = server(house, log)
  try {
    await app.listen({ port: settings.port, host: settings.host })
  } catch (failure) {
    await memory.close()
    throw failure
  }
  const { port } = app.server.address() as AddressInfo
  const name = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return {
    url: `http://${name}:${port}`,
    port,
    state: new SandboxState(memory, log),
    faults,
    close: async () => {
      await app.close()
      await memory.close()
    },
  }
}

function server(house: House, log: RequestLog): FastifyInstance {
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    // Connections left without an answer would keep the server for ever.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  })
  // Bodies are read as text whatever they say they are: an unreadable one is refused by the rules, not by the server.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  const gateway = new Gateway(house, new TokenDesk(house.settings, house.clock), log)
  app.post(TOKEN_PATH, (request, reply) => gateway.serve(request, reply))
  app.all(FHIR_BASE, (request, reply) => gateway.serve(request, reply))
  app.all(`${FHIR_BASE}/*`, (request, reply) => gateway.serve(request, reply))
  addInspector(app, house, log)
  return app
}
