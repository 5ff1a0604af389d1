// Test people of the Ministry's public sandbox. Nobody of these names and numbers exists.
// Source: SATUSEHAT playbook, Patient and Practitioner, sandbox data.
import { id } from './id.js'

export interface TestPerson {
  /** Id of our row. */
  readonly localId: string
  readonly nik: string
  readonly name: string
  readonly ihs: string
}

export const ardianto: TestPerson = {
  localId: id(10),
  nik: '9271060312000001',
  name: 'Ardianto Putra',
  ihs: 'P02478375538',
}
/** Mother of the newborn of the examples. */
export const claudia: TestPerson = {
  localId: id(11),
  nik: '9204014804000002',
  name: 'Claudia Sintia',
  ihs: 'P03647103112',
}

export const alexander: TestPerson = {
  localId: id(901),
  nik: '7209061211900001',
  name: 'dr. Alexander',
  ihs: '10009880728',
}
export const sheila: TestPerson = {
  localId: id(902),
  nik: '3313096403900009',
  name: 'Sheila Annisa S.Kep',
  ihs: '10014058550',
}
export const aditya: TestPerson = {
  localId: id(903),
  nik: '3578083008700010',
  name: 'apt. Aditya Pradhana, S.Farm.',
  ihs: '10001915884',
}
