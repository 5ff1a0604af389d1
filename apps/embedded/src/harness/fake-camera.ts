import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import encodeQR from 'qr'

const [width, height] = [1280, 720]
const [black, white] = [16, 235]
/** As far from the lens as a slip in a hand: five dots of the picture a square. */
const dots = 5

/** Switches of Chromium that put a file in the place of the camera; it is read when a page asks for the camera. */
export const cameraArgs = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]

/** A picture that shows a QR on a grey desk, as a film of one second (Y4M, 4:2:0). */
export async function filmQr(folder: string, text: string): Promise<string> {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const size = modules.length * dots
  const [left, top] = [(width - size) >> 1, (height - size) >> 1]
  const luma = Buffer.alloc(width * height, 120)
  for (let y = Math.max(0, top); y < Math.min(height, top + size); y += 1)
    for (let x = left; x < left + size; x += 1) {
      const isBlack = modules[Math.floor((y - top) / dots)]?.[Math.floor((x - left) / dots)]
      luma[y * width + x] = isBlack ? black : white
    }
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  const file = join(folder, 'camera.y4m')
  await writeFile(`${file}.part`, Buffer.concat([header, frame, frame, frame]))
  await rename(`${file}.part`, file)
  return file
}
