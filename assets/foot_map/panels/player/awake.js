// Keeps the screen on, where the browser can.

export class Awake {
  /** @type {WakeLockSentinel|null} */
  #lock = null;
  #wanted = false;
  #again = () => {
    if (this.#wanted && !document.hidden) this.#take();
  };

  /** @param {(on: boolean) => void} changed  told whether the screen is kept on */
  constructor(changed) {
    this.changed = changed;
    document.addEventListener("visibilitychange", this.#again);
  }

  /** @param {boolean} on */
  keep(on) {
    this.#wanted = on;
    if (on) this.#take();
    else this.#drop();
  }

  async #take() {
    if (this.#lock || !navigator.wakeLock) return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => {
        if (this.#lock !== lock) return;
        this.#lock = null;
        this.changed(false);
      });
      if (!this.#wanted || this.#lock) return void lock.release();
      this.#lock = lock;
      this.changed(true);
    } catch { /* not allowed now, as with little charge left */ }
  }

  #drop() {
    const lock = this.#lock;
    this.#lock = null;
    lock?.release().catch(() => {});
    this.changed(false);
  }

  dispose() {
    document.removeEventListener("visibilitychange", this.#again);
    this.#wanted = false;
    this.changed = () => {};
    this.#drop();
  }
}
