// Which workspace may import which: the one table of the architecture's arrows.

/** Workspaces whose code knows a foreign protocol. */
export const EDGES = ['satusehat', 'bpjs', 'hl7v2', 'dicom']

/** A workspace's folder name -> the `@lentera/*` packages it may import. `sync/client` means that part only. */
export const ARROWS = {
  web: ['ui', 'sync/client', 'domain', 'documents', 'terminology', 'contracts', 'config'],
  api: ['sync/server', 'domain', 'terminology', 'contracts', 'db', 'config'],
  worker: [...EDGES, 'documents', 'contracts', 'db', 'config'],
  sandbox: ['contracts', 'config'],
  contracts: [],
  config: [],
  ui: [],
  domain: ['contracts'],
  sync: ['contracts'],
  db: ['contracts'],
  documents: ['contracts'],
  terminology: ['contracts'],
  fhir: ['contracts'],
  satusehat: ['fhir', 'contracts'],
  bpjs: ['fhir', 'contracts'],
  hl7v2: ['fhir', 'contracts'],
  dicom: ['fhir', 'contracts'],
  testing: ['contracts', 'domain', 'sync'],
}

/** Joins all apps in one process, so it may import everything. */
export const JOINS_ALL = 'embedded'

/** The only part of the api that may ask the outside world. */
export const API_EXTERNAL = 'apps/api/src/external/**'

export const TEST_FILES = ['**/*.test.ts', '**/*.test.tsx', '**/*.e2e.ts', '**/e2e/**']
