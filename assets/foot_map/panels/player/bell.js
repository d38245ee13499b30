// The sound and the vibration at the end of a step.

const NOTES = [660, 990]; // Hz
const LASTS = 1.6; // s
const LOUD = 0.25;
const SOON = 0.3; // s: the sound of a step that ends now
const SHORT = [180, 90, 180]; // ms: on, off, on

/** Sounds are planned ahead: they come in time where a page out of sight may wake only now and then. */
export class Bell {
  /** @type {AudioContext|null} */
  #context = null;
  /** @type {{note: OscillatorNode, at: number}[]} */
  #planned = [];

  /** Make ready to sound; a browser allows it only while the reader presses something. */
  wake() {
    try {
      this.#context ??= new AudioContext();
      this.#context.resume().catch(() => {}); // then it stays silent
    } catch { /* a browser without sound */ }
  }

  /** Sound at these times and at no other; what sounds now sounds out.
   * @param {number[]} times  ms from now */
  plan(times) {
    const now = (this.#context?.currentTime ?? 0) + SOON;
    for (const { note, at } of this.#planned) if (at > now) note.disconnect();
    this.#planned = times.flatMap((ms) => this.#notes(Math.max(0, ms) / 1000));
  }

  /** @param {number} later  s */
  #notes(later) {
    const context = this.#context;
    if (!context) return [];
    const at = context.currentTime + later;
    return NOTES.map((frequency, i) => {
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUD / (i + 1), at + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + LASTS);
      const note = new OscillatorNode(context, { frequency });
      note.connect(gain).connect(context.destination);
      note.start(at);
      note.stop(at + LASTS);
      return { note, at };
    });
  }

  vibrate() {
    navigator.vibrate?.(SHORT);
  }

  dispose() {
    this.plan([]);
    this.#context?.close().catch(() => {});
    this.#context = null;
  }
}
