/** The lines of a list. A thing that did not change keeps its line, and with it focus and selection. */
export class KeyedList {
  #list;
  #lineOf;
  #lines = new Map();

  /** @param lineOf makes the line of a thing */
  constructor(list, lineOf) {
    this.#list = list;
    this.#lineOf = lineOf;
    list.replaceChildren();
  }

  /** @param things [key, thing] in their order; a thing is never changed, another one takes its place */
  show(things) {
    const lines = new Map();
    for (const [key, thing] of things) {
      const known = this.#lines.get(key);
      lines.set(key, known?.thing === thing ? known : { thing, element: this.#lineOf(thing) });
    }
    this.#lines = lines;
    const wanted = [...lines.values()].map((line) => line.element);
    if (wanted.length !== this.#list.children.length || wanted.some((line, at) => line !== this.#list.children[at])) {
      this.#list.replaceChildren(...wanted);
    }
  }
}
