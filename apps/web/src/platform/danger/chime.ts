let context: AudioContext | null = null

/** Two soft notes, once. Silent where the browser has not been touched yet, or has no sound: the notice stays. */
export function chime(): void {
  try {
    context ??= new AudioContext()
    const now = context.currentTime
    for (const [at, pitch] of [
      [0, 660],
      [0.22, 880],
    ] as const) {
      const note = context.createOscillator()
      const volume = context.createGain()
      note.frequency.value = pitch
      volume.gain.setValueAtTime(0, now + at)
      volume.gain.linearRampToValueAtTime(0.15, now + at + 0.03)
      volume.gain.linearRampToValueAtTime(0, now + at + 0.4)
      note.connect(volume).connect(context.destination)
      note.start(now + at)
      note.stop(now + at + 0.45)
    }
  } catch (error) {
    console.warn('no sound', error)
  }
}
