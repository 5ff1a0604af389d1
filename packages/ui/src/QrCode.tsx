import encodeQR from 'qr'

/** Squares of white around a code, without which no reader finds it (ISO/IEC 18004 5.3.8). */
const QUIET = 4

/**
 * The squares of a QR at error correction M, rows from the top, true is black, without the quiet zone.
 * @throws Error for a text that no QR holds
 */
export const qrModules = (text: string): boolean[][] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))

export interface QrCodeProps {
  text: string
  /** What it is for; spoken, and read where images are not. */
  label: string
  className?: string
}

/** A QR as one path, black on white whatever the theme: readers know nothing else. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const modules = qrModules(text)
  const size = modules.length + 2 * QUIET
  const path = modules
    .flatMap((row, y) => row.map((isBlack, x) => (isBlack ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
