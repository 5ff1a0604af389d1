import { catalogueDiagnoses } from '@lentera/contracts/catalogue/diagnosis'
import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { catalogueHistory } from '@lentera/contracts/catalogue/load'
import { catalogueProcedures } from '@lentera/contracts/catalogue/procedure'
import { mapTable } from '../platform/database/table-map.js'

const byCode = { code: { columns: ['code'] } }

export const catalogueDiagnosesTable = mapTable(catalogueDiagnoses, {
  kind: 'catalogue',
  columns: { code: 'text', name: 'text', english: 'text', words: 'text', active: 'bool', load_id: 'uuid' },
  indexes: byCode,
})

export const catalogueDrugsTable = mapTable(catalogueDrugs, {
  kind: 'catalogue',
  columns: {
    code: 'text',
    name: 'text',
    generic: 'text',
    form: 'text',
    unit: 'text',
    route: 'text',
    ingredients: 'json',
    bottle_ml: 'decimal',
    classes: 'json',
    pregnancy: 'text',
    limits: 'json',
    flags: 'json',
    words: 'text',
    active: 'bool',
    load_id: 'uuid',
  },
  indexes: byCode,
})

export const catalogueProceduresTable = mapTable(catalogueProcedures, {
  kind: 'catalogue',
  columns: {
    code: 'text',
    name: 'text',
    words: 'text',
    price_rupiah: 'int',
    active: 'bool',
    load_id: 'uuid',
  },
  indexes: byCode,
})

export const catalogueHistoryTable = mapTable(catalogueHistory, {
  kind: null,
  columns: { load_id: 'uuid', kind: 'text', code: 'text', record: 'json' },
})
