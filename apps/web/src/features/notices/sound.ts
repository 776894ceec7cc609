let context: AudioContext | undefined;

/** Two short notes, quiet. Browsers play nothing before the person has touched the page once. */
export function playNote(): void {
  context ??= new AudioContext();
  const start = context.currentTime;
  [659, 880].forEach((hertz, nth) => {
    if (!context) return;
    const tone = context.createOscillator();
    const volume = context.createGain();
    const at = start + nth * 0.09;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.08, at + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.24);
  });
}
