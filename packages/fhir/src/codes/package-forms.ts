import type { DrugForm } from '@lentera/contracts/catalogue/drug'

/**
 * What one package of a form holds, in HL7's orderable drug forms, for places that take no other code: a bottle of
 * syrup is one `SYRUP`. Drops are left out, for one `OPDROP` is a drop and not a bottle.
 * Source: SATUSEHAT rules 10050, 10335; HL7 v3 orderableDrugForm.
 */
export const packageForms: Partial<Readonly<Record<DrugForm, string>>> = {
  tablet: 'TAB',
  capsule: 'CAP',
  syrup: 'SYRUP',
  dry_syrup: 'SYRUP',
  suspension: 'SUSP',
  injection: 'SOL',
  cream: 'CRM',
  ointment: 'OINT',
  suppository: 'SUPP',
  rectal_tube: 'ENEMA',
  sachet: 'POWD',
  inhalation: 'INHLSOL',
  infusion: 'IVSOL',
}
