import { byId } from '../element.js';
import { count } from '../format.js';

const QUIET = 10_000;

/** Tells a screen reader what happens in the list: sums, at most every ten seconds, never call by call. */
export class Announcer {
  #began = 0;
  #ended = 0;
  #timer = null;
  #activeNow;

  constructor(activeNow) {
    this.#activeNow = activeNow;
  }

  changed(what) {
    this.#began += what === 'began' ? 1 : 0;
    this.#ended += what === 'ended' ? 1 : 0;
    if (this.#began + this.#ended > 0 && this.#timer === null) {
      this.#timer = setTimeout(() => this.#tell(), QUIET);
    }
  }

  say(text) {
    byId('announcer').textContent = text;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #tell() {
    const parts = [];
    if (this.#began > 0) {
      parts.push(`${count(this.#began, 'new call')}`);
    }
    if (this.#ended > 0) {
      parts.push(`${this.#ended} ended`);
    }
    this.say(`${parts.join(', ')}; ${this.#activeNow()} active.`);
    this.#began = 0;
    this.#ended = 0;
    this.#timer = null;
  }
}
