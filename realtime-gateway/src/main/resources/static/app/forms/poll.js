const SHARE = 5; // of the time that an answer takes it is left alone for so long at least

/** Does something again and again while the page is seen, never twice at a time, and less often where it takes long. */
export class Poll {
  #run;
  #every;
  #timer = null;
  #running = false;
  #again = false;
  #signal;

  /** @param run (signal) → promise; what it fails with is its own to show */
  constructor({ run, every, signal }) {
    this.#run = run;
    this.#every = every;
    this.#signal = signal;
    document.addEventListener('visibilitychange', () => !document.hidden && this.now(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** At once, or right after what runs. */
  async now() {
    if (this.#signal.aborted) {
      return;
    }
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = true;
    const began = performance.now();
    try {
      await this.#run(this.#signal);
    } finally {
      this.#running = false;
      this.#plan(performance.now() - began);
    }
  }

  #plan(took) {
    if (this.#signal.aborted || document.hidden) {
      return;
    }
    const wait = this.#again ? 0 : Math.max(this.#every, SHARE * took);
    this.#again = false;
    this.#timer = setTimeout(() => this.now(), wait);
  }
}
