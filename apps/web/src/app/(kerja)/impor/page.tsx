import { ImportPatients } from '../../../features/import-patients/ImportPatients'

export default function Page() {
  return <ImportPatients />
}
