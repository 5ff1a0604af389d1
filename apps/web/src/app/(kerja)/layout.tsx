import type { ReactNode } from 'react'
import { Workplace } from '../../platform/workplace/Workplace'

export default function Layout({ children }: { children: ReactNode }) {
  return <Workplace>{children}</Workplace>
}
