/* How many rows of a file have come so far. Knows nothing of a browser. */
const LINE_END = 10;
const QUOTE = 34;

export class RowCount {
  rows = 0;
  #quoted = false;
  #csv;

  /** @param csv whether a line end inside of quotes ends no row, and the first row is a heading */
  constructor({ csv }) {
    this.#csv = csv;
    this.rows = csv ? -1 : 0;
  }

  /** @param bytes a Uint8Array, cut anywhere */
  add(bytes) {
    for (const byte of bytes) {
      if (byte === QUOTE && this.#csv) {
        this.#quoted = !this.#quoted;
      } else if (byte === LINE_END && !this.#quoted) {
        this.rows += 1;
      }
    }
  }
}
