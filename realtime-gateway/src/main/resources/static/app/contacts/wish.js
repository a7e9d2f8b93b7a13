import { newKey } from '../rest.js';

/** The key of idempotency of what somebody wants done: repeated it is the same, and another one for anything else. */
export class Wish {
  #wanted = null;
  #key = null;

  /** @param wanted what goes along with the key, as plain data */
  keyOf(wanted) {
    const now = JSON.stringify(wanted);
    if (now !== this.#wanted) {
      this.#wanted = now;
      this.#key = newKey();
    }
    return this.#key;
  }

  /** It is done: whoever wants it from now on wants it once more. */
  done() {
    this.#wanted = null;
  }
}
