import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { bootScript } from '../platform/boot/boot-script'
import { Providers } from '../platform/Providers'
import './globals.css'

export const metadata: Metadata = {
  title: 'Lentera',
  description: 'Sistem informasi Puskesmas yang tetap jalan tanpa jaringan.',
  manifest: '/manifest.webmanifest',
  icons: { icon: '/icon.svg', apple: '/icon-192.png' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#faf8f3' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="id">
      <head>
        <script dangerouslySetInnerHTML={{ __html: bootScript }} />
      </head>
      <body>
        <noscript>
          <p className="p-4">
            Lentera memerlukan JavaScript. <a href="/peramban-lama.html">Apa yang bisa dilakukan</a>
          </p>
        </noscript>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
