import { describe, expect, it } from '@jest/globals'
import decodeQR from 'qr/decode.js'
import { qrModules } from './QrCode.js'

/** A photograph without a camera: four dots a square and the quiet zone. */
function photographed(modules: boolean[][]) {
  const [dots, quiet] = [4, 4]
  const width = (modules.length + 2 * quiet) * dots
  const data = new Uint8Array(width * width * 4).fill(255)
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (modules[Math.floor(y / dots) - quiet]?.[Math.floor(x / dots) - quiet])
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { width, height: width, data }
}

describe('a QR', () => {
  it('reads as what was written into it', () => {
    expect(decodeQR(photographed(qrModules('LT1ABC234')))).toBe('LT1ABC234')
  })

  it('with the most a ticket carries has squares of three dots on a slip of 58 mm', () => {
    const text = `LT1${'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.repeat(45)}`
    const modules = qrModules(text)
    // 48 mm of print are 384 dots, and four squares of white stand on each side.
    expect((modules.length + 8) * 3).toBeLessThanOrEqual(384)
    expect(decodeQR(photographed(modules))).toBe(text)
  })
})
