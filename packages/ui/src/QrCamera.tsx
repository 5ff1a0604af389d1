import { useEffect, useEffectEvent, useRef } from 'react'

/** Looks a second: enough for a hand that holds a slip, and leaves a slow PC time for the picture. */
const LOOK_EVERY_MS = 120
/** A slip held at arm's length keeps three dots a square at this width; more costs a slow PC too much. */
const LOOKED_AT_WIDTH = 1280

export type CameraProblem = 'none' | 'refused' | 'busy'

export interface QrCameraProps {
  label: string
  onRead: (text: string) => void
  /** No camera here, the person or the computer says no, or another program has it. */
  onProblem: (problem: CameraProblem) => void
  className?: string
}

type Reader = (canvas: HTMLCanvasElement) => Promise<string | null>

interface NativeDetector {
  detect: (image: HTMLCanvasElement) => Promise<{ rawValue: string }[]>
}
type NativeDetectors = (new (options: { formats: string[] }) => NativeDetector) & {
  getSupportedFormats: () => Promise<string[]>
}

/** The browser's own reader where there is one (Android, macOS), else ours, which is fetched only then. */
async function openReader(): Promise<Reader> {
  const { BarcodeDetector: native } = globalThis as { BarcodeDetector?: NativeDetectors }
  if (native && (await native.getSupportedFormats()).includes('qr_code')) {
    const detector = new native({ formats: ['qr_code'] })
    return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? null
  }
  const { default: decodeQR } = await import('qr/decode.js')
  return async (canvas) => {
    const { width, height } = canvas
    const { data } = canvas.getContext('2d', { willReadFrequently: true })!.getImageData(0, 0, width, height)
    try {
      return decodeQR({ width, height, data })
    } catch {
      return null
    }
  }
}

/** The camera's picture; tells what a QR in it says, once a change. Lets go of the camera when it is taken away. */
export function QrCamera({ label, onRead, onProblem, className }: QrCameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const tellRead = useEffectEvent(onRead)
  const tellProblem = useEffectEvent(onProblem)
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = ''
    const canvas = document.createElement('canvas')

    const look = async (read: Reader) => {
      const picture = video.current
      if (picture && picture.videoWidth > 0) {
        const scale = Math.min(1, LOOKED_AT_WIDTH / picture.videoWidth)
        canvas.width = Math.round(picture.videoWidth * scale)
        canvas.height = Math.round(picture.videoHeight * scale)
        canvas
          .getContext('2d', { willReadFrequently: true })!
          .drawImage(picture, 0, 0, canvas.width, canvas.height)
        const text = await read(canvas)
        if (isOver) return
        if (text && text !== last) {
          last = text
          tellRead(text)
        }
      }
      timer = setTimeout(() => void look(read), LOOK_EVERY_MS)
    }
    const open = async () => {
      const { mediaDevices } = navigator
      if (!mediaDevices) return tellProblem('none')
      const wish = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } }
      const given = await mediaDevices.getUserMedia({ video: wish, audio: false })
      if (isOver) return close(given)
      stream = given
      if (video.current) {
        video.current.srcObject = given
        await video.current.play()
      }
      const read = await openReader()
      if (!isOver) await look(read)
    }
    open().catch((error: unknown) => {
      if (isOver) return
      const name = error instanceof Error ? error.name : ''
      tellProblem(name === 'NotAllowedError' ? 'refused' : name === 'NotFoundError' ? 'none' : 'busy')
    })
    return () => {
      isOver = true
      clearTimeout(timer)
      if (stream) close(stream)
    }
  }, [])
  return <video ref={video} aria-label={label} muted playsInline className={className} />
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
