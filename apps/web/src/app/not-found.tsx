import { NotFound } from '../platform/NotFound'

export default function Page() {
  return <NotFound />
}
